"""The chances of a drawing, and how a file writes its cells."""

import re

from metamorphoses import truth, values


class Draw:
    """The chances of one drawing; a dimension that is off always takes its first choice."""

    def __init__(self, rng, dimensions):
        self.rng, self.dimensions, self.log = rng, dimensions, []

    def pick(self, dimension, what, options):
        if dimension not in self.dimensions:
            return options[0]
        choice = self.rng.choice(options)
        self.log.append(f"{dimension}: {what} = {choice}")
        return choice

    def chance(self, dimension, what, probability):
        happens = dimension in self.dimensions and self.rng.random() < probability
        if happens:
            self.log.append(f"{dimension}: {what}")
        return happens


class Writer:
    """How one file writes its cells: a manner drawn once a column, as a person keeps to a habit."""

    def __init__(self, draw, block):
        self.draw, self.block, self.manners = draw, block, {}
        self.listed = {}

    def manner(self, column, options):
        if column not in self.manners:
            self.manners[column] = self.draw.pick("values", f"{self.block.kind}.{column}", options)
        return self.manners[column]

    def name(self, text):
        if "names" not in self.draw.dimensions:
            return text
        return values.name(text, self.draw.rng, 0.15)

    def date(self, column, raw):
        if not raw:
            return ""
        parsed = values.parse_date(raw)
        year = self.block.year
        if parsed[0] == "T":
            return values.QUARTER_MANNERS[self.manner(column + "/T", ["T", *values.QUARTER_MANNERS])](*parsed[1:])
        if parsed[0] == "M":
            return values.MONTH_MANNERS[self.manner(column + "/M", ["mai 2022", *values.MONTH_MANNERS])](*parsed[1:])
        first, last = parsed
        if first != last:
            return values.RANGE_MANNERS[self.manner(column + "/2", ["tiret", *values.RANGE_MANNERS])](first, last)
        manner = self.manner(column, ["typed", "typed", *values.DATE_MANNERS])
        # Without its year a date is that of its folder: only then is it left out.
        if manner in ("jour sans an", "sans an", "jj/mm") and first.year != year:
            manner = "jj/mm/aaaa"
        return values.DATE_MANNERS[manner](first)

    def cell(self, column, raw):
        rng, kind = self.draw.rng, self.block.kind
        on = "values" in self.draw.dimensions
        if column in truth.DATES:
            return self.date(column, raw)
        if column in truth.COUNTS:
            if not raw:
                return rng.choice(values.UNKNOWN) if on and rng.random() < 0.5 and column != "etp" else ""
            amount, precision = raw.split("|")
            if not on:
                n = float(amount)
                return (int(n) if n == int(n) else n) if precision == "exact" else {"environ": f"env. {int(n)}", "au_moins": f"plus de {int(n)}", "au_plus": f"moins de {int(n)}"}[precision]
            if float(amount) == 0 and precision == "exact" and rng.random() < 0.3:
                return rng.choice(["aucun", "néant", "0", "Néant", "Aucune"])
            return values.number(amount, precision, self.manner(column, ["typed", "typed", *values.NUMBER_MANNERS]), column, rng)
        if column in truth.YES_NO:
            if raw not in ("oui", "non"):
                return raw
            manner = self.manner(column, ["oui/non", *values.YES_NO])
            return values.YES_NO[manner][0 if raw == "oui" else 1]
        if column in truth.NAME_LISTS or column in truth.LISTS:
            items = [i for i in raw.split(";") if i]
            # A separator that stands within an item is none.
            options = [s for s in values.LIST_MANNERS if column not in truth.NAME_LISTS or not any("," in i and s == ", " or "/" in i for i in items)]
            if column in truth.NAME_LISTS:
                items = [self.name(i) for i in items]
                options = [s for s in options if not any(s.strip() and s.strip() in i for i in items) or s.startswith("\n") or s.startswith(";")] or [";"]
            if column == "publics" and on:
                items = [rng.choice(values.CLASSES["public"].get(i, [i])) for i in items]
            separator = self.manner(column, [";", *values.LIST_MANNERS])
            separator = separator if separator in options else ";"
            text = separator.join(items)
            return (separator.strip("\n") + text) if separator.startswith("\n") and len(separator) > 1 and items else text
        if column in truth.CLASSES and on:
            book = values.CLASSES.get("statut_objectif" if (kind, column) == ("objectifs", "statut") else column, {})
            if (kind, column) == ("saisines", "decision") or raw not in book:
                return raw
            if column == "presence":
                return self.mark(raw)
            return rng.choice(book[raw]) if rng.random() < 0.5 else raw
        if column in truth.NAMES:
            return self.name(raw)
        if column in ("valeur", "annee", "depuis", "niveau") and re.fullmatch(r"\d+(\.\d+)?", raw or ""):
            n = float(raw)
            number = int(n) if n == int(n) else n
            if on and column == "valeur" and self.manner(column, ["typed", "comma", "typed"]) == "comma":
                return str(number).replace(".", ",")
            return str(number) if on and self.manner(column, ["typed", "text"]) == "text" else number
        if column in ("action", "objectif", "axe") and on and raw and rng.random() < 0.1:
            return rng.choice([raw + " ", raw.upper(), raw.replace(" ", "  ", 1), raw.replace("'", "’")]) if column != "objectif" else raw + " "
        return raw

    def mark(self, raw):
        """A presence mark, one way for each state within a file."""
        if raw not in self.listed:
            self.listed[raw] = self.draw.rng.choice(values.CLASSES["presence"][raw]) if "values" in self.draw.dimensions else raw
        return self.listed[raw]
