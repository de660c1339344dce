"""Other words that municipalities write above a column or on a sheet; what is read by them is always remarked.

Only words that can mean one thing within their sheet: a word that might be two columns ("naam", "datum") is left out.
"""

from __future__ import annotations

from collections.abc import Mapping

SHEET_SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "Personen": ("persoon", "gezinsleden", "leden", "personenlijst", "statushouders", "caseload", "gezinnen"),
    "Aanvragen": ("aanvraag", "nareis", "nareisaanvragen", "procedures", "procedure", "gezinshereniging", "ind"),
    "Voogdij": ("voogden", "nidos", "amv", "amvs", "jeugdbescherming"),
    "Inburgering": ("inburgeraars", "wi2021", "duo", "inburgeringstrajecten"),
    "Contacten": ("contact", "contactmomenten", "gesprekken", "huisbezoeken", "contactlog", "contactregistratie"),
    "Verzuim": ("schoolverzuim", "absentie", "verzuimmeldingen", "afwezigheid", "leerplicht"),
    "Betrokkenen": ("betrokken personen", "professionals", "hulpverleners", "netwerk", "ketenpartners"),
    "Feiten": ("losse feiten",),
    "Instellingen": ("parameters",),
}  # fmt: skip

COLUMN_SYNONYMS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "Personen": {
        "Gezinsnummer": (
            "gezin", "gezinsnr", "gezins id", "gezinscode", "dossiernummer", "dossiernr", "dossier", "dossier id",
            "huishouden", "familie", "familienummer", "familienr", "family", "family number", "family id", "household",
        ),
        "Persoonsnummer": (
            "persoonsnr", "persoon", "persoons id", "cliëntnummer", "cliëntnr", "klantnummer", "klantnr",
            "klant id", "person number", "person id", "client number", "client id",
        ),
        "Achternaam": ("familienaam", "geslachtsnaam", "surname", "last name", "family name"),
        "Voornaam": ("voornamen", "roepnaam", "first name", "given name"),
        "Geslacht": ("m/v", "man/vrouw", "m/v/x", "sekse", "gender", "sex"),
        "Geboortedatum": (
            "geboren", "geboren op", "geb datum", "geb dat", "geboortedag", "date of birth", "birth date", "dob",
        ),
        "BSN": ("bsn nummer", "bsn nr", "sofinummer", "burger service nummer"),
        "V-nummer": ("vreemdelingennummer", "v nummer ind", "vreemdelingnr"),
        "Nationaliteit": ("land van herkomst", "herkomstland", "herkomst", "land", "nationality"),
        "Taal": ("moedertaal", "spreektaal", "voertaal", "talen", "language"),
        "Tolk nodig": ("tolk", "tolk ja/nee", "heeft tolk nodig", "tolkbehoefte", "interpreter", "needs interpreter"),
        "Rol in gezin": ("gezinsrol", "rol", "relatie", "relatie tot referent", "rol gezin", "positie in gezin"),
        "Doelgroep": ("groep", "type statushouder", "soort statushouder"),
        "Vergunning": ("status", "soort vergunning", "verblijfsvergunning", "type vergunning", "verblijfsstatus"),
        "Asielaanvraag": ("datum asielaanvraag", "asiel aangevraagd", "asielverzoek"),
        "Vergunning bekendgemaakt": (
            "datum vergunning", "vergunning sinds", "vergunning op", "beschikking vergunning", "datum bekendmaking",
            "bekendmaking", "datum statusverlening", "statusverlening", "status verleend op", "status sinds",
        ),
        "In Nederland": ("in nl", "al in nederland", "verblijft in nederland", "is in nederland", "in the netherlands"),
        "Gemeente": ("woongemeente", "woonplaats", "gekoppelde gemeente", "huisvestingsgemeente", "municipality"),
        "Woning sinds": ("gehuisvest op", "gehuisvest sinds", "datum huisvesting", "huisvesting", "huisvestingsdatum"),
        "Opvang": ("verblijfplaats", "opvanglocatie", "opvangplek", "locatie"),
        "School": ("onderwijs", "schooltype", "opleiding"),
        "Volledig dagonderwijs": ("dagonderwijs", "voltijds onderwijs", "voltijd onderwijs"),
        "Bijbaan": ("bijbaantje", "baantje"),
    },
    "Aanvragen": {
        "Gezinsnummer": ("gezin", "gezinsnr", "dossiernummer", "dossiernr"),
        "Referent": ("aanvrager", "referentnummer", "persoonsnummer referent"),
        "Gezinslid": ("nareiziger", "familielid", "persoonsnummer gezinslid"),
        "Soort aanvraag": ("soort", "type aanvraag", "aanvraagtype", "procedure"),
        "Ingediend": (
            "datum indiening", "indieningsdatum", "aanvraagdatum", "datum aanvraag", "ingediend op",
            "aanvraag ingediend",
        ),
        "Ontvangst IND": ("ontvangen door ind", "ontvangstdatum", "ontvangstbevestiging", "datum ontvangst"),
        "Herstel verzuim tot": ("herstelverzuim", "hersteltermijn", "herstel tot"),
        "DNA-onderzoek": ("dna", "dna test"),
        "Besluit": ("beslissing", "uitkomst", "beschikking"),
        "Datum besluit": ("besluitdatum", "datum beslissing", "datum beschikking", "besloten op"),
        "MVV afgegeven": ("mvv", "datum mvv", "mvv afgifte", "afgifte mvv", "mvv op"),
        "Ticket geboekt": ("ticket", "tickets", "reis geboekt"),
        "Vlucht": ("vluchtdatum", "datum vlucht", "vlucht op"),
        "Afspraak Zevenaar": ("zevenaar", "datum zevenaar"),
        "Ingereisd": (
            "aankomst", "inreisdatum", "datum inreis", "ingereisd op", "aankomstdatum", "datum aankomst", "aankomst nl",
            "aangekomen",
        ),
        "BRP-inschrijving": ("brp", "inschrijving brp", "ingeschreven brp", "datum brp", "inschrijfdatum"),
        "Hotel sinds": ("hotel", "in hotel sinds", "hotel vanaf"),
    },
    "Voogdij": {
        "Jongere": ("persoonsnummer", "persoon", "kind", "pupil", "amv", "minderjarige"),
        "Voogd": ("naam voogd", "voogdij instelling", "instelling"),
        "Verzoek rechtbank": ("verzoek", "datum verzoek", "verzoekschrift"),
        "Beschikking": ("beschikking rechtbank", "datum beschikking", "uitspraak"),
        "Overgedragen aan": ("overdracht aan", "overgedragen", "nieuwe voogd"),
        "Overdracht geaccepteerd": ("overdracht akkoord", "geaccepteerd", "geaccepteerd op"),
        "Vertrokken": ("vertrek", "vertrekdatum", "uit beeld"),
    },
    "Inburgering": {
        "Persoon": ("persoonsnummer", "inburgeraar", "cliëntnummer", "klantnummer", "persoonsnr"),
        "Inburgeringsplichtig": ("plichtig", "inburgeringsplicht", "ip", "ip plichtig"),
        "Start 10 weken (SS139)": ("10 weken", "start termijn", "tien weken", "start tien weken"),
        "Brede intake": ("intake", "datum brede intake", "intake op"),
        "PIP dagtekening": ("datum pip", "pip datum", "pip op", "dagtekening pip"),
        "Leerroute": ("route", "type route"),
        "Niveau": ("taalniveau", "erk niveau"),
        "PVT": ("participatieverklaring", "participatieverklaringstraject"),
        "MAP": ("module arbeidsmarkt", "arbeidsmarkt en participatie"),
        "Bijstand sinds": ("bijstand", "uitkering", "uitkering sinds", "pw uitkering"),
        "Werk": ("baan", "werkt", "heeft werk"),
    },
    "Contacten": {
        "Datum": ("contactdatum", "datum contact", "dag", "wanneer"),
        "Gezinsnummer": ("gezin", "gezinsnr", "dossiernummer", "dossiernr"),
        "Medewerker": ("naam medewerker", "door", "wie", "contactpersoon"),
        "Organisatie": ("instantie", "instelling"),
        "Soort": ("soort contact", "type contact", "vorm", "contactvorm"),
        "Gesproken met": ("gesprek met", "gesproken", "met wie"),
        "Tolk": ("tolk ingezet", "welke tolk", "soort tolk"),
        "Notitie": ("notities", "opmerking", "opmerkingen", "verslag", "toelichting", "bijzonderheden"),
    },
    "Verzuim": {
        "Leerling": ("persoonsnummer", "persoon", "jongere", "kind", "leerlingnummer"),
        "Datum": ("verzuimdatum", "datum verzuim", "dag"),
        "Uren": ("aantal uren", "uren verzuim", "uren afwezig", "lesuren"),
        "Soort": ("soort verzuim", "type verzuim", "reden"),
    },
    "Betrokkenen": {
        "Gezinsnummer": ("gezin", "gezinsnr", "dossiernummer", "dossiernr"),
        "Naam": ("naam professional", "contactpersoon", "medewerker", "naam betrokkene"),
        "Organisatie": ("instantie", "instelling"),
        "Rol": ("functie", "taak"),
        "Van": ("vanaf", "sinds", "startdatum", "begin", "begindatum"),
        "Tot": ("tot en met", "t/m", "einddatum", "eind"),
    },
}  # fmt: skip

LAST_RESORT: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "Personen": {
        "Achternaam": (
            "naam", "volledige naam", "naam cliënt", "cliëntnaam", "naam persoon", "naam klant", "klantnaam", "name",
            "full name",
        ),
    },
}  # fmt: skip
"""Words for a column that are taken for it only where no other column is it."""
