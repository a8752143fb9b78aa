import pytest
from django.core.management.base import CommandError

from letters.rendering.bench import Timing, measure, sample_letter
from letters.rendering.html import render_document
from tracker.management.commands import bench_letter


def test_the_sample_letter_says_that_it_is_generated_and_is_always_the_same() -> None:
    letter = sample_letter()
    assert len(letter.items) == 12
    assert letter == sample_letter()
    assert "This letter is generated to measure how long a PDF takes." in render_document(letter)


def test_the_ratio_is_ours_to_weasyprints() -> None:
    assert Timing(ours=0.26, weasyprint=0.2).ratio == pytest.approx(1.3)


@pytest.mark.deep
def test_a_measure_has_both_times() -> None:
    timing = measure(sample_letter(1), runs=1)
    assert 0 < timing.weasyprint < 10
    assert 0 < timing.ours < 10


def test_the_command_fails_above_the_bar_and_not_at_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_letter, "measure", lambda _letter, _runs: Timing(ours=1.15, weasyprint=1.0))
    bench_letter.Command().handle(items=1, runs=1)
    monkeypatch.setattr(bench_letter, "measure", lambda _letter, _runs: Timing(ours=1.16, weasyprint=1.0))
    with pytest.raises(CommandError, match=r"1\.16 times"):
        bench_letter.Command().handle(items=1, runs=1)
