"""What the bench of matching reads from the page about other programs."""

from pathlib import Path

from tests.bench.match_peers import Peer, read_peers

PAGE = """# What others reach
Some words | with bars.
| set | records | true pairs | tool | precision | recall | F1 at 0.5 | best F1 | groups | pairs | complete | s | MB |
|---|---|---|---|---|---|---|---|---|---|---|---|---|
| small | 10 | 5 | one | 1.0000 | 0.8000 | **0.8889** | 0.9 | 0.7 | 40 | 1.0000 | 2.4 | 237 |
| small | 10 | 5 | other | 0.5000 | 0.8000 | **0.6154** | 0.7 |  | 12 | 0.9000 | 1.5 | 99 |
| small | | | third | not measured: memory above 16 GB | | | | | | | | |
"""


def test_each_line_with_figures_is_a_peer_and_others_are_passed_over(tmp_path: Path) -> None:
    page = tmp_path / "PEERS.md"
    page.write_text(PAGE, "utf-8")

    one, other = read_peers(page)

    assert one == Peer("small", "one", 1.0, 0.8, 0.8889, 0.7, 40.0, 1.0, 2.4, 237.0)
    assert other.groups_f1 is None
    assert other.tool == "other"
