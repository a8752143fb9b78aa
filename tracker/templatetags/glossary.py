"""A page's hard words, explained where they stand. The words are those of docs/guide/glossary.md."""

from typing import Any

from django import template

from tracker.help import glossary

register = template.Library()


@register.inclusion_tag("components/term.html")
def term(name: str, words: str = "") -> dict[str, Any]:
    """A word in a sentence that leads to its entry; `words` where the sentence needs it in another form."""
    return {"term": glossary.term(name), "words": words or name}


@register.inclusion_tag("components/explain.html")
def explain(summary: str, *names: str) -> dict[str, Any]:
    """Short definitions behind a summary that opens them: for words of a form or a list, which no one should leave."""
    return {"summary": summary, "terms": [glossary.term(name) for name in names]}
