"""Whom a recommendation is addressed to."""

from __future__ import annotations

import pytest

from recommendations.domain.split_addressee import addressee_of


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("By 31 July 2024, chief constables should act.", "chief constables"),
        ("By 31 July 2024 Chief Constables should act.", "Chief Constables"),
        ("Chief constables should, by May 2024, act.", "Chief constables"),
        ("Each force should act.", "Each force"),
        ("The force needs to act.", "force"),
        ("By 31 October 2023, the regional armed policing lead should share it.", "regional armed policing lead"),
        ("With immediate effect, chief constables, through their structure, should act.", "chief constables"),
        ("Working with partners, the force should act.", "force"),
        ("To put this right, within six months the force should act.", "force"),
        ("Within three months, Eastmarch Police should:\n• act.", "Eastmarch Police"),
        (
            "By May 2024, the Home Office and the College of Policing should act.",
            "Home Office and the College of Policing",
        ),
        (
            "By May 2024, chief constables, the Home Office and the College of Policing should act.",
            "chief constables, the Home Office and the College of Policing",
        ),
        ("By May 2024, the National Police Chiefs’ Council should act.", "National Police Chiefs’ Council"),
        ("By May 2024, the NPCC lead for armed policing should act.", "NPCC lead for armed policing"),
        ("Police and crime commissioners should pay.", "Police and crime commissioners"),
        ("The Mayor's Office for Policing and Crime should pay.", "Mayor's Office for Policing and Crime"),
        ("We recommend that, by May 2024, the Home Office should pay.", "Home Office"),
        ("HMICFRS recommends that chief constables should act.", "chief constables"),
        ("Training is poor. By May 2024, forces should act.", "forces"),
        ("Chief constables of forces without a plan should act.", "Chief constables of forces without a plan"),
        ("Officers should act.", ""),
        ("Control room supervisors in each force should act.", ""),
        ("The force's review should be published.", ""),
        ("Chief constables and their deputies should act.", ""),
        ("By May 2024, act.", ""),
        ("Should the force act?", ""),
        ("publish more data", ""),
        ("", ""),
    ],
)
def test_addressee(text: str, addressee: str) -> None:
    assert addressee_of(text) == addressee
