"""Whom the rules are about: a person, a family, and the applications of one sponsor."""

from openfisca_core.entities import build_entity

Person = build_entity(key="person", plural="persons", label="A person", is_person=True)
Family = build_entity(
    key="family",
    plural="families",
    label="People who live or hope to live together",
    roles=[
        {"key": "youngster", "plural": "youngsters", "label": "Came alone, under age"},
        {"key": "sponsor", "plural": "sponsors", "label": "Came alone, of age"},
        {"key": "parent", "plural": "parents", "label": "Mother or father"},
        {"key": "other", "plural": "others", "label": "Anybody else"},
    ],
)
Sponsorship = build_entity(
    key="sponsorship",
    plural="sponsorships",
    label="A sponsor with the members that sponsor applies for; whoever nobody applies for stands alone",
    roles=[
        {"key": "applicant", "plural": "applicants", "label": "Whose permit the applications rest on", "max": 1},
        {"key": "dependant", "plural": "dependants", "label": "For whom is applied"},
    ],
)
