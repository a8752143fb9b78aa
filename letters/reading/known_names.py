"""Bodies and forces that letters call by their initials: the reader gives their whole names."""

KNOWN_BODIES = {
    "MOPAC": "Mayor's Office for Policing And Crime (MOPAC)",
    "GMCA": "Greater Manchester Combined Authority",
    "WYCA": "West Yorkshire Combined Authority",
    "SYMCA": "South Yorkshire Mayoral Combined Authority",
    "YNYCA": "York and North Yorkshire Combined Authority",
}
FORCES_BY_SHORT_NAME = {
    "MPS": "Metropolitan Police Service",
    "GMP": "Greater Manchester Police",
    "CoLP": "City of London Police",
    "WMP": "West Midlands Police",
    "WYP": "West Yorkshire Police",
    "SYP": "South Yorkshire Police",
    "NYP": "North Yorkshire Police",
    "TVP": "Thames Valley Police",
    "BTP": "British Transport Police",
    "DPP": "Dyfed-Powys Police",
    "NWP": "North Wales Police",
    "SWP": "South Wales Police",
}
