"""The icons of moments, by the code of their kind, their nature, and kracht or zorg."""

KIND_ICONS = {
    "gesprek": "speech",
    "straatgesprek": "walk",
    "koffie": "coffee",
    "inloop": "door",
    "huisbezoek": "home",
    "telefoon": "phone",
    "app/mail": "mail",
    "overleg": "meeting",
    "wijkschouw": "eye",
    "bijeenkomst": "group",
}
NATURE_ICONS = {
    "kennismaking": "handshake",
    "vraag": "help",
    "idee": "bulb",
    "signaal": "signal",
    "klacht": "megaphone",
    "ondersteuning": "heart",
    "netwerk": "link",
}
POLARITY_ICONS = {"kracht": "thumb-up", "zorg": "alert-triangle"}
