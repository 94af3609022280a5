"""What passes between processes comes back as it was; the comparison stays apart from the product."""

import ast
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from benchmarks.peers.evidence import Gold
from benchmarks.peers.records import Measured, Passage, Suite, Workload
from benchmarks.peers.systems import SYSTEMS
from benchmarks.peers.table import judge, tables, write

ROOT = Path(__file__).resolve().parents[2]

MEASURED = Measured(
    versions={"faiss-cpu": "1.2.3"},
    found={
        "một": {
            "q1": (Passage("a.md", "x" * 1500), Passage("a.md", "trước ngày 30")),
            "q2": (Passage("a.md", "trước ngày 30"),),
        }
    },
    passages=2,
    build=3.0,
    encode_build=2.0,
    search=0.03,
    encode_search=0.02,
    memory=5 * 2**20,
    threads=1,
)
GOLD = (Gold(frozenset({"a.md"}), ("trước ngày 30",)),)
EVIDENCE = {"một": {"q1": GOLD, "q2": GOLD}}


def test_a_result_comes_back_as_it_was(tmp_path: Path) -> None:
    MEASURED.save(tmp_path / "result.json")
    assert Measured.load(tmp_path / "result.json") == MEASURED


def test_a_workload_comes_back_as_it_was(tmp_path: Path) -> None:
    workload = Workload("model", (Suite("một", "plans", {"q1": "hạn báo cáo?"}),))
    workload.save(tmp_path / "workload.json")
    assert Workload.load(tmp_path / "workload.json") == workload


def test_questions_are_judged_at_each_budget() -> None:
    assert np.array_equal(judge(MEASURED, EVIDENCE), [[0, 1, 1], [1, 1, 1]])


def test_a_question_that_was_not_asked_is_not_found() -> None:
    assert judge(replace(MEASURED, found={"một": {}}), EVIDENCE).sum() == 0


def test_the_tables_tell_shares_leads_and_ratios() -> None:
    faster = replace(MEASURED, found={"một": {}}, search=0.02)
    text = tables({"ours": MEASURED, "langchain-hybrid": faster, "encoder": MEASURED}, EVIDENCE)
    assert "| ours: clauses | 0.500 | 1.000 | 1.000 |" in text
    assert "| LangChain, BM25 + FAISS | 0.000 | 0.000 | 0.000 |" in text
    assert "- 1,000: ours: clauses +0.500 over LangChain, BM25 + FAISS" in text
    assert "| ours: clauses | 2 | 3.0 s | 1.50 × | 30.0 ms | 1.50 × | 5 MB |" in text
    assert "(LangChain, BM25 + FAISS): ours: clauses 1.50 ×." in text
    assert "| the encoder alone, no index | 0" not in text  # it finds nothing, and isn't judged


def test_the_tables_are_put_in_their_place(tmp_path: Path) -> None:
    document = tmp_path / "peers.md"
    document.write_text(
        "before\n<!-- written by make peers -->\nold\n<!-- end -->\nafter\n", encoding="utf-8"
    )
    write(document, r"new \1")
    assert (
        document.read_text(encoding="utf-8")
        == "before\n<!-- written by make peers -->\nnew \\1\n<!-- end -->\nafter\n"
    )


def test_a_document_without_that_place_is_refused(tmp_path: Path) -> None:
    document = tmp_path / "peers.md"
    document.write_text("something else", encoding="utf-8")
    with pytest.raises(ValueError, match="written by make peers"):
        write(document, "new")


def test_every_system_has_a_module() -> None:
    for entry in SYSTEMS.values():
        assert (ROOT / f"{entry.module.replace('.', '/')}.py").is_file()


def test_the_product_does_not_know_of_the_comparison() -> None:
    for package in ("corpus", "index", "bot", "scripts"):
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                assert not any(name.startswith("benchmarks") for name in names), path
