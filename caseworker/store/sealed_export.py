"""An export as a file that only a printed code opens.

    "CWEXPORT" | id, 16 bytes | sealed stream (`sealed_stream`, magic CWEXP1) under the 128-bit code

The code is made for this one file and is kept nowhere; whoever has file and code can read it on any machine with this
program, without a profile.
"""

import io
from uuid import UUID

from caseworker.domain.ids import Entropy
from caseworker.errors import CaseworkerError
from caseworker.store.keys.codes import BACKUP_CODE_BYTES, new_code, read_code
from caseworker.store.sealed_stream import Seal, SealedReader, SealedWriter, StreamDamaged

_OPENING = b"CWEXPORT"
_MAGIC = b"CWEXP1"
_ID_BYTES = 16


class ExportNotOpened(CaseworkerError):
    """The file is no sealed export, is damaged, or the code is another file's."""

    key = "export.not-opened"
    sentence = "The export {file} does not open with this code, or it is damaged. Nothing was written."


def seal_export(content: bytes, *, export_id: UUID, entropy: Entropy) -> tuple[bytes, str]:
    """Return the sealed file and the code that opens it."""
    code = new_code(entropy, size_bytes=BACKUP_CODE_BYTES)
    sealed = io.BytesIO()
    sealed.write(_OPENING + export_id.bytes)
    with read_code(code, size_bytes=BACKUP_CODE_BYTES) as key:
        writer = SealedWriter(sealed, _seal(export_id, ""), key=key.value, entropy=entropy)
        writer.write(content)
        writer.finish()
    return sealed.getvalue(), code


def open_export(sealed: bytes, *, code: str, file: str) -> bytes:
    """Return what was sealed; raises ExportNotOpened, or CodeMistyped."""
    source, content = io.BytesIO(sealed), io.BytesIO()
    if source.read(len(_OPENING)) != _OPENING:
        raise ExportNotOpened(file=file)
    written_id = source.read(_ID_BYTES)
    if len(written_id) < _ID_BYTES:
        raise ExportNotOpened(file=file)
    with read_code(code, size_bytes=BACKUP_CODE_BYTES) as key:
        try:
            SealedReader(source, _seal(UUID(bytes=written_id), file), key=key.value).copy_to(content)
        except StreamDamaged as error:
            raise ExportNotOpened(file=file) from error
    return content.getvalue()


def _seal(export_id: UUID, file: str) -> Seal:
    return Seal(magic=_MAGIC, id=export_id, name=file or str(export_id))
