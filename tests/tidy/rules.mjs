// Every rule, in the order of its report.
import clockAndRandom from './rules/clock_and_random.mjs';
import fileNames from './rules/file_names.mjs';
import fileSize from './rules/file_size.mjs';
import finished from './rules/finished.mjs';
import floatingPoint from './rules/floating_point.mjs';
import functionLength from './rules/function_length.mjs';
import migrations from './rules/migrations.mjs';
import ownHeaderFirst from './rules/own_header_first.mjs';
import ownTables from './rules/own_tables.mjs';
import roomFurniture from './rules/room_furniture.mjs';
import roomIncludes from './rules/room_includes.mjs';
import roomsOnTheMap from './rules/rooms_on_the_map.mjs';
import sqlInRows from './rules/sql_in_rows.mjs';
import strictTables from './rules/strict_tables.mjs';
import switchDefault from './rules/switch_default.mjs';
import threads from './rules/threads.mjs';
import webAny from './rules/web_any.mjs';
import webCorePure from './rules/web_core_pure.mjs';
import webLayers from './rules/web_layers.mjs';
import webStrings from './rules/web_strings.mjs';

export const rules = [
  roomsOnTheMap, roomFurniture, roomIncludes, ownHeaderFirst,
  sqlInRows, ownTables, strictTables, migrations,
  clockAndRandom, floatingPoint, threads, switchDefault,
  fileSize, functionLength, fileNames, finished,
  webLayers, webCorePure, webStrings, webAny,
];
