-- The national table, worked out anew by another engine from the Parquet of `observatoire federer --parquet`: the same text for DuckDB
-- and for Spark, on one machine or on a cluster. `chiffres` is the table of the partitions.
SELECT
    indicateur,
    COALESCE(dimension_1, '') AS dimension_1,
    COALESCE(modalite_1, '') AS modalite_1,
    COALESCE(dimension_2, '') AS dimension_2,
    COALESCE(modalite_2, '') AS modalite_2,
    COUNT(valeur) AS territoires,
    SUM(CASE WHEN statut = 'c' THEN 1 ELSE 0 END) AS masques,
    SUM(CASE WHEN statut = 'nd' THEN 1 ELSE 0 END) AS non_connus,
    CASE MAX(regle)
        WHEN 'somme' THEN SUM(valeur)
        WHEN 'part' THEN SUM(numerateur) / NULLIF(SUM(denominateur), 0)
        WHEN 'oui_non' THEN AVG(CASE WHEN valeur > 0 THEN 1.0 WHEN valeur IS NOT NULL THEN 0.0 END)
    END AS valeur,
    CASE WHEN COUNT(valeur) >= 3 THEN MEDIAN(valeur) END AS mediane
FROM chiffres
GROUP BY indicateur, dimension_1, modalite_1, dimension_2, modalite_2
ORDER BY indicateur, dimension_1, modalite_1, dimension_2, modalite_2
