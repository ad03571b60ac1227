"""The national table by DuckDB or by Spark, from the Parquet of `federer --parquet`, against national.csv, figure by figure.

    python notebooks/table_nationale.py FEDERATION/2022 [--engine duckdb|spark]

Needs duckdb, or pyspark and Java 17. Ends with status 1 if a figure differs.
"""
import argparse
import csv
import sys
from pathlib import Path

KEYS = ["indicateur", "dimension_1", "modalite_1", "dimension_2", "modalite_2"]
COUNTS, NUMBERS = ["territoires", "masques", "non_connus"], ["valeur", "mediane"]
SQL = (Path(__file__).parent / "table_nationale.sql").read_text(encoding="utf-8")


def by_duckdb(folder):
    import duckdb
    # The code of a council is a text, though a SIREN number looks like a whole one.
    connection = duckdb.connect()
    connection.execute(f"CREATE VIEW chiffres AS SELECT * FROM read_parquet('{folder}/**/*.parquet', hive_partitioning = true, "
                       "hive_types = {'annee': INTEGER, 'territoire': VARCHAR})")
    return connection.execute(SQL).fetchall()


def by_spark(folder):
    from pyspark.sql import SparkSession
    session = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").config("spark.driver.bindAddress", "127.0.0.1").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    session.read.parquet(str(folder)).createOrReplaceTempView("chiffres")
    return [tuple(row) for row in session.sql(SQL).collect()]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("federation", type=Path)
    options.add_argument("--engine", choices=["duckdb", "spark"], default="duckdb")
    options = options.parse_args()
    rows = {"duckdb": by_duckdb, "spark": by_spark}[options.engine](options.federation / "parquet" / "chiffres")
    theirs = {tuple(row[:5]): row[5:] for row in rows}
    with open(options.federation / "national.csv", encoding="utf-8", newline="") as file:
        ours = {tuple(row[key].removeprefix("'") for key in KEYS): row for row in csv.DictReader(file) if row["groupe"] == "national"}
    compared, differ = 0, [f"only on one side: {key}" for key in sorted(set(ours) ^ set(theirs))]
    for key in sorted(set(ours) & set(theirs)):
        for name, value in zip(COUNTS + NUMBERS, theirs[key]):
            own = float(ours[key][name]) if ours[key][name] else None
            value = None if value is None else round(float(value), 4)
            compared += 1
            if (own is None) != (value is None) or own is not None and abs(own - value) > 1e-4:
                differ.append(f"{key}, {name}: {own} in national.csv, {value} by {options.engine}")
    print(f"{options.engine}: {len(theirs)} rows, {compared} figures compared, {len(differ)} differ")
    print("\n".join(differ[:20]))
    sys.exit(bool(differ) or compared == 0)


if __name__ == "__main__":
    main()
