// Draws the roster's two maps from world-atlas 110m (Natural Earth, public domain) into src/features/roster/map.json.
// Run by hand when the countries to show change: `node tools/map.mjs`. Paths only: which country is a member is the roster's to say.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoAzimuthalEqualArea, geoNaturalEarth1, geoPath } from "d3-geo";
import { feature, mesh } from "topojson-client";

const need = createRequire(import.meta.url);
const world = JSON.parse(readFileSync(need.resolve("world-atlas/countries-110m.json"), "utf8"));
const shapes = feature(world, world.objects.countries).features;
const borders = mesh(world, world.objects.countries, (a, b) => a !== b);
/** ISO numeric to alpha-2, and where the label stands. Countries that were or could be partners have a label of their own. */
const known = {
  "040": ["AT", 14.3, 47.5],
  250: ["FR", 2.4, 46.7],
  276: ["DE", 10.2, 51.2],
  380: ["IT", 12.3, 43.1],
  528: ["NL", 5.5, 52.3],
  642: ["RO", 25, 45.9],
  616: ["PL", 19.3, 52.1],
  752: ["SE", 15.2, 61.5],
  724: ["ES", -3.8, 40],
  578: ["NO", 8.8, 61],
  756: ["CH", 8.1, 46.8],
  826: ["GB", -1.6, 52.7],
  "056": ["BE", 4.6, 50.7],
  203: ["CZ", 15.3, 49.8],
  246: ["FI", 26, 63],
  208: ["DK", 9.3, 56],
  620: ["PT", -8, 39.6],
  372: ["IE", -8, 53.3],
  "036": ["AU", 134, -25],
  124: ["CA", -106, 58],
  170: ["CO", -73, 4],
  840: ["US", -98, 39.5],
};

function view(projection, width, height) {
  const path = geoPath(projection).digits(1);
  let land = "";
  const countries = [];
  for (const shape of shapes) {
    const d = path(shape);
    if (!d) continue;
    const entry = known[String(shape.id)];
    if (!entry) {
      land += d;
      continue;
    }
    const [code, lon, lat] = entry;
    const [x, y] = projection([lon, lat]).map(Math.round);
    const inside = x > 8 && y > 8 && x < width - 8 && y < height - 8;
    countries.push({ code, d, x: inside ? x : null, y: inside ? y : null });
  }
  return { width, height, land, borders: path(borders), countries };
}

const europe = geoAzimuthalEqualArea()
  .rotate([-10.5, -53])
  .scale(735)
  .translate([235, 257])
  .clipExtent([
    [0, 0],
    [500, 500],
  ]);
const overseas = geoNaturalEarth1()
  .rotate([-8, 0])
  .fitExtent(
    [
      [0, 0],
      [500, 246],
    ],
    { type: "Sphere" },
  )
  .clipExtent([
    [0, 0],
    [500, 220],
  ]);
const [x0, y0] = overseas([-11, 69]);
const [x1, y1] = overseas([31, 35]);
const box = {
  x: Math.round(x0),
  y: Math.round(y0),
  width: Math.round(x1 - x0),
  height: Math.round(y1 - y0),
};
writeFileSync(
  new URL("../src/features/roster/map.json", import.meta.url),
  JSON.stringify({
    europe: view(europe, 500, 500),
    overseas: { ...view(overseas, 500, 220), box },
  }),
);
