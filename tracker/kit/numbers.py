"""Numbers as pages write them."""

from django.utils.formats import number_format


def grouped(value: int) -> str:
    """1,230."""
    return str(number_format(value, force_grouping=True))
