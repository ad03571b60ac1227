"""The charts of a council's year with matplotlib, for both peers: as a colleague would draw them, PNG and SVG, labelled in French."""
import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt

plt.rcParams.update({"font.size": 9, "axes.spines.top": False, "axes.spines.right": False, "figure.constrained_layout.use": True})
GREY, BLUE = "#b8b8b8", "#1f5f8b"


def save(figure, folder, rank, name):
    for extension in ("svg", "png"):
        figure.savefig(folder / f"{rank:02}-{name}.{extension}", dpi=192)
    plt.close(figure)


def bars(folder, rank, name, title, labels, values, before=None):
    """Horizontal bars with their values, and those of the year before in grey."""
    figure, axes = plt.subplots(figsize=(6.3, 0.3 * len(labels) + 1))
    places = range(len(labels))
    if before is not None:
        axes.barh([place + 0.2 for place in places], before, 0.35, color=GREY, label="année précédente")
        drawn = axes.barh([place - 0.2 for place in places], values, 0.35, color=BLUE, label="année")
        axes.legend(frameon=False)
    else:
        drawn = axes.barh(places, values, 0.7, color=BLUE)
    axes.bar_label(drawn, fmt=lambda value: f"{value:g}".replace(".", ","), padding=2)
    axes.set_yticks(list(places), labels)
    axes.invert_yaxis()
    axes.set_title(title, loc="left", fontweight="bold")
    save(figure, folder, rank, name)


def stacks(folder, rank, name, title, labels, classes):
    """Stacked horizontal bars: a class a colour, its count inside."""
    figure, axes = plt.subplots(figsize=(6.3, 0.35 * len(labels) + 1.2))
    left = [0] * len(labels)
    for at, (label, values) in enumerate(classes.items()):
        drawn = axes.barh(labels, values, left=left, label=label, color=plt.cm.cividis(at / max(1, len(classes) - 1)))
        axes.bar_label(drawn, [f"{value:g}" if value else "" for value in values], label_type="center", color="white")
        left = [sum(pair) for pair in zip(left, values)]
    axes.invert_yaxis()
    axes.legend(frameon=False, loc="upper left", bbox_to_anchor=(1, 1))
    axes.set_title(title, loc="left", fontweight="bold")
    save(figure, folder, rank, name)


def heat(folder, rank, name, title, rows, columns, values):
    figure, axes = plt.subplots(figsize=(6.3, 0.3 * len(rows) + 1.5))
    axes.imshow(values, cmap="Blues", aspect="auto")
    axes.set_xticks(range(len(columns)), columns, rotation=30, ha="right")
    axes.set_yticks(range(len(rows)), rows)
    for y, line in enumerate(values):
        for x, value in enumerate(line):
            if value:
                axes.text(x, y, f"{value:g}", ha="center", va="center")
    axes.set_title(title, loc="left", fontweight="bold")
    save(figure, folder, rank, name)


def columns(folder, rank, name, title, labels, values):
    figure, axes = plt.subplots(figsize=(6.3, 2.6))
    drawn = axes.bar(labels, values, color=BLUE)
    axes.bar_label(drawn, fmt=lambda value: f"{value:g}".replace(".", ","))
    axes.tick_params(axis="x", rotation=30)
    axes.set_title(title, loc="left", fontweight="bold")
    save(figure, folder, rank, name)


def all(folder, year, tables):
    """`tables`: by name, what the figures of the year give; see the peers."""
    t = tables
    bars(folder, 1, "structures-partenaires", f"Structures partenaires par secteur, {year}", *t["structures_par_secteur"])
    bars(folder, 2, "structures-actives", f"Structures actives par secteur, {year}", *t["actives_par_secteur"])
    columns(folder, 3, "partenaires", "Structures nouvelles, fidélisées, perdues", *t["mouvements"])
    heat(folder, 4, "secteurs-par-axe", "Secteurs par axe", *t["secteurs_par_axe"])
    columns(folder, 5, "participations-par-mois", "Participations par mois", *t["participations_par_mois"])
    stacks(folder, 6, "plan-par-axe", "État des actions par axe", *t["statut_par_axe"])
    bars(folder, 7, "personnes-par-action", "Personnes touchées par action", *t["personnes_par_action"])
    bars(folder, 8, "formations-par-structure", "Participants aux formations par structure", *t["formations_par_structure"])
    stacks(folder, 9, "presences", "Présences par instance et collège", *t["presences_par_college"])
    columns(folder, 10, "saisines", "Saisines par an", *t["saisines_par_an"])
    bars(folder, 11, "orientations", "Saisines par orientation", *t["saisines_par_orientation"])
    columns(folder, 12, "decisions", "Décisions de la commission par trimestre", *t["decisions_par_trimestre"])
    bars(folder, 13, "cibles", "Part de la cible atteinte, par objectif", *t["atteinte_par_objectif"])
    columns(folder, 14, "objectifs", "Objectifs par statut", *t["objectifs_par_statut"])
    stacks(folder, 15, "perspectives", "Perspectives par axe et suite", *t["perspectives_par_axe"])
    bars(folder, 16, "financements", "Financements par financeur", *t["montant_par_financeur"])
    bars(folder, 17, "etp", "Équivalents temps plein par financeur", *t["etp_par_financeur"])
    bars(folder, 18, "contexte", "Contexte : le territoire et les territoires plus larges", *t["contexte"])
