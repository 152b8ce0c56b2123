#!/usr/bin/env python3
"""Makes the land and the rivers of our map from Natural Earth's GeoJSON.

land: all countries joined into plain land, so that the coast stays and no boundary line is left; the
Caspian Sea stays water. rivers: the larger rivers, their pieces joined end to end, with the centre lines of the lakes
they run through. Both are cut to a window, simplified, rounded and stripped of names and other properties.
The same input and shapely release give the same bytes.

A tool for whoever refreshes the data; the program does not need it. Needs shapely (pip install shapely; the files
in data/map were made with 2.2.0).

Usage: convert_map.py land ne_50m_admin_0_countries.geojson > data/map/land.geojson
       convert_map.py rivers ne_10m_rivers.geojson > data/map/rivers.geojson
"""
import argparse
import json
import sys

import shapely
from shapely.geometry import box, mapping, shape

WINDOW = (-12.0, -12.0, 150.0, 75.0)  # west, south, east, north: Lisbon to the Pacific, Java to the Arctic coast
LAND_TOLERANCE = 0.02  # degrees
RIVER_TOLERANCE = 0.03
DECIMALS = 2


def read_features(path: str) -> list[dict]:
    with open(path, encoding="utf-8") as file:
        collection = json.load(file)
    if collection.get("type") != "FeatureCollection":
        raise ValueError("not a GeoJSON feature collection")
    return [feature for feature in collection["features"] if feature.get("geometry")]


def parts(geometry, kind: str) -> list:
    return [part for part in shapely.get_parts(geometry) if part.geom_type == kind and not part.is_empty]


def on_grid(geometry, tolerance: float):
    """Simplified and rounded to the grid without tearing or crossing; parts smaller than the grid fall out."""
    simple = shapely.simplify(geometry, tolerance, preserve_topology=True)
    return shapely.set_precision(simple, 10.0**-DECIMALS)


def land(features: list[dict], window) -> list:
    countries = [shapely.make_valid(shape(feature["geometry"])) for feature in features]
    joined = shapely.intersection(shapely.union_all(countries), window)
    polygons = parts(on_grid(joined, LAND_TOLERANCE), "Polygon")
    return [shapely.orient_polygons(shapely.normalize(polygon), exterior_cw=False) for polygon in polygons]


def rivers(features: list[dict], window, rank_max: int) -> list:
    chosen = [shape(feature["geometry"]) for feature in features if feature["properties"]["scalerank"] <= rank_max]
    joined = shapely.line_merge(shapely.union_all(chosen))
    return parts(shapely.line_merge(on_grid(shapely.intersection(joined, window), RIVER_TOLERANCE)), "LineString")


def rounded(coordinates):
    if isinstance(coordinates, float):
        value = round(coordinates, DECIMALS)
        return int(value) if value == int(value) else value
    return [rounded(item) for item in coordinates]


def write(geometries: list, out) -> None:
    lines = []
    for geometry in geometries:
        drawn = mapping(geometry)
        feature = {"type": "Feature", "properties": None,
                   "geometry": {"type": drawn["type"], "coordinates": rounded(drawn["coordinates"])}}
        lines.append((-geometry.length, json.dumps(feature, separators=(",", ":"))))
    lines.sort()  # the largest first
    out.write('{"type":"FeatureCollection","features":[\n')
    out.write(",\n".join(line for _, line in lines))
    out.write("\n]}\n")


def main() -> int:
    arguments = argparse.ArgumentParser(description="Natural Earth to the map's land and rivers, on standard output.")
    arguments.add_argument("layer", choices=["land", "rivers"])
    arguments.add_argument("source", help="Natural Earth GeoJSON: countries for land, rivers for rivers")
    arguments.add_argument("--window", nargs=4, type=float, default=WINDOW, metavar=("WEST", "SOUTH", "EAST", "NORTH"))
    arguments.add_argument("--rank-max", type=int, default=7, help="rivers up to this scale rank (default: %(default)s)")
    options = arguments.parse_args()
    try:
        features = read_features(options.source)
        window = box(*options.window)
        drawn = land(features, window) if options.layer == "land" else rivers(features, window, options.rank_max)
    except (OSError, ValueError, KeyError, TypeError, shapely.GEOSException) as problem:
        print(f"{options.source}: not readable as Natural Earth {options.layer}: {problem!r}", file=sys.stderr)
        return 1
    write(drawn, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
