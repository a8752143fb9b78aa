"""`make bench`: our time for a letter's PDF beside WeasyPrint's own time on the same HTML."""

from django.core.management.base import BaseCommand, CommandError, CommandParser

from letters.rendering.bench import BAR, measure, sample_letter


class Command(BaseCommand):
    """Fails where our time is above the bar, so that a build can hold it."""

    help = "Times the PDF of a generated letter against WeasyPrint's own time on the same HTML."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--items", type=int, default=12, help="recommendations in the letter")
        parser.add_argument("--runs", type=int, default=15, help="runs of each, in turn; medians are shown")

    def handle(self, *args: object, **options: int) -> None:
        timing = measure(sample_letter(options["items"]), options["runs"])
        self.stdout.write(f"A letter of {options['items']} recommendations, median of {options['runs']} runs each:")
        self.stdout.write(f"  our PDF from the letter's values    {timing.ours * 1000:7.1f} ms")
        self.stdout.write(f"  WeasyPrint alone on the same HTML   {timing.weasyprint * 1000:7.1f} ms")
        self.stdout.write(f"  ratio                               {timing.ratio:7.2f}    (bar: at most {BAR})")
        if timing.ratio > BAR:
            raise CommandError(
                f"The letter's PDF takes {timing.ratio:.2f} times WeasyPrint's own time; the bar is {BAR}."
            )
