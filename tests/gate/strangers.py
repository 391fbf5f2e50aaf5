"""Files of other kinds than workbooks, good and hostile, made where they are needed."""

import io
import sqlite3
import zipfile
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

CONTENTS = (
    "CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT, identifier TEXT, srs_id INTEGER)",
    "CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER)",
)
LAYER = (
    "CREATE TABLE buurten (fid INTEGER PRIMARY KEY, geom BLOB, naam TEXT)",
    "INSERT INTO gpkg_contents VALUES ('buurten', 'features', 'buurten', 28992)",
    "INSERT INTO gpkg_geometry_columns VALUES ('buurten', 'geom', 'MULTIPOLYGON', 28992)",
    "INSERT INTO buurten VALUES (1, x'4750', 'Zamenhofdreef')",
)
GOOD_MAP = (*CONTENTS, *LAYER)


def geopackage(path: Path, statements: Iterable[str] = GOOD_MAP, *, mark: int = 0x47504B47) -> Path:
    """A map as GeoPackage from the statements that make it."""
    with closing(sqlite3.connect(path)) as made:
        made.execute(f"PRAGMA application_id = {mark}")
        made.execute("PRAGMA user_version = 10300")
        for statement in statements:
            made.execute(statement)
        made.commit()
    return path


def geojson(depth: int = 3) -> bytes:
    """A map of one shape, with this many brackets around a point."""
    shape = "[" * depth + "5.1,52.1" + "]" * depth
    return (
        '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"naam": "A [1] \\" {"},'
        f' "geometry": {{"type": "Polygon", "coordinates": {shape}}}}}]}}'
    ).encode()


def calendar(events: int = 1) -> bytes:
    """An agenda with this many appointments."""
    event = "BEGIN:VEVENT\r\nSUMMARY:Koffie\r\nDTSTART:20261120T100000\r\nEND:VEVENT\r\n"
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{event * events}END:VCALENDAR\r\n".encode()


def packed(content: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Files in an archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", how) as archive:
        for name, part in content.items():
            archive.writestr(name, part)
    return file.getvalue()
