"""What both ends may rely on: versions and sizes. A message beyond a limit is refused before it is taken apart."""

from caseworker.domain import operations

PROTOCOL_VERSION = 1
WIRE_SCHEMA = operations.WIRE_SCHEMA

MOST_OPERATIONS = 500  # in one push
PUSH_BYTES = 1 << 20  # of operations in one push; a single larger one travels alone
OPERATION_BYTES = 16 << 20  # the longest note with room to spare
PUSH_MESSAGE_BYTES = OPERATION_BYTES + (1 << 20)

PAGE_BYTES_LEAST = 64 << 10
PAGE_BYTES_MOST = 4 << 20
PAGE_MESSAGE_BYTES = OPERATION_BYTES + PAGE_BYTES_MOST + (1 << 20)

PULL_MESSAGE_BYTES = 64 << 10
SMALL_MESSAGE_BYTES = 16 << 10
DIGESTS_BYTES = 2 << 20
MOST_SCOPES = 256
MOST_COLLEAGUES = 10_000
COLLEAGUES_BYTES = 4 << 20
MOST_EPOCHS = 256  # servers are put back from a backup less often than that
MOST_FORMER_LIVES = 64
MOST_MUTATIONS = 20_000
NAME_CHARACTERS = 200
DEEPEST_VALUE = 32
LARGEST_NUMBER = (1 << 53) - 1  # places in the log, numbers of operations: exact in every JSON reader
LARGEST_CLOCK = (1 << 63) - 1
