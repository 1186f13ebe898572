// How long the product board takes for 5,000 SKUs: ninety days of sales, opening stock in one store, asked of the real server
// over HTTP with an API token. Prints JSON lines.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { createInterface } from "node:readline";

const value_of = (name, usual) => {
	const at = process.argv.indexOf(name);
	return at < 0 ? usual : Number(process.argv[at + 1]);
};
const is_quick = process.argv.includes("--quick");
const sku_count = value_of("--skus", is_quick ? 500 : 5_000);
const receipt_count = value_of("--receipts", is_quick ? 2_000 : 30_000);
const asks = value_of("--asks", is_quick ? 5 : 40);

const binary = process.env.ZG_BINARY ?? "build/release/zhanggui";
const folder = mkdtempSync(join(tmpdir(), "zg-sku-board-"));
const data = join(folder, "data");

function run(command, ...args) {
	const { status, stdout, stderr } = spawnSync(
		binary,
		[command, "--data", data, ...args],
		{ encoding: "utf8" },
	);
	if (status !== 0)
		throw new Error(`zhanggui ${command} ended with ${status}: ${stderr}`);
	return stdout;
}

const code_of = (sku) => `P${String(sku).padStart(5, "0")}`;

function write_lists() {
	let seed = 11;
	const next = (below) => {
		seed = (seed * 48_271) % 2_147_483_647;
		return seed % below;
	};
	const day_ms = 86_400_000;
	const first_ms = Date.now() - 90 * day_ms;
	const sales = ["document,time,code,name,price"];
	for (let receipt = 0; receipt < receipt_count; receipt++) {
		const at = new Date(
			first_ms + Math.floor((receipt * 90 * day_ms) / receipt_count),
		);
		const time = at.toISOString().slice(0, 16).replace("T", " ");
		// A few sell every day, most now and then; one in ten never.
		for (let line = 0; line < 3; line++) {
			const sku = Math.min(
				next(sku_count),
				next(sku_count),
				Math.floor(sku_count * 0.9),
			);
			sales.push(
				`${receipt},${time},${code_of(sku)},Product ${sku},${1 + (sku % 90)}.50`,
			);
		}
	}
	const shelves = ["code,quantity,cost"];
	const products = ["code,name,category,price"];
	for (let sku = 0; sku < sku_count; sku++) {
		products.push(
			`${code_of(sku)},Product ${sku},Category ${sku % 40},${1 + (sku % 90)}.50`,
		);
		shelves.push(`${code_of(sku)},${1 + next(200)},${1 + (sku % 60)}.10`);
	}
	const texts = { sales, products, shelves };
	for (const [name, lines] of Object.entries(texts))
		writeFileSync(join(folder, `${name}.csv`), `${lines.join("\n")}\n`);
	writeFileSync(
		join(folder, "sales.toml"),
		`source = "bench"
time_format = "%Y-%m-%d %H:%M"
currency = "MOP"
till = "IMP"
[columns]
document = "document"
time = "time"
code = "code"
name = "name"
price = "price"
[company]
name = "Bench"
language = "en"
owner = "Owner"
country_code = "853"
[store]
code = "B1"
name = "Bench"
zone = "Asia/Macau"
[tax]
code = "none"
name = "None"
`,
	);
}

function serve() {
	const child = spawn(
		binary,
		["serve", "--data", data, "--listen", "127.0.0.1:0"],
		{ stdio: ["ignore", "pipe", "inherit"] },
	);
	return new Promise((done, failed) => {
		child.once("exit", (code) =>
			failed(new Error(`the server ended with ${code}`)),
		);
		createInterface({ input: child.stdout }).on("line", (line) => {
			const match = /(http:\/\/[^/\s]+)/.exec(line);
			if (match) done({ child, origin: match[1] });
		});
	});
}

async function ask(origin, token, path) {
	const answer = await fetch(`${origin}${path}`, {
		headers: { Authorization: `Bearer ${token}` },
	});
	const body = await answer.text();
	if (!answer.ok) throw new Error(`${path}: ${answer.status} ${body}`);
	return JSON.parse(body);
}

// Processor time of a process so far, in milliseconds: what a busy machine does not lengthen.
function cpu_ms(pid) {
	const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
		.split(") ")[1]
		.split(" ");
	const ticks_a_second = 100;
	return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticks_a_second;
}

async function measure(origin, token, path, pid) {
	const times = [];
	const cpu_before_ms = cpu_ms(pid);
	for (let index = 0; index < asks; index++) {
		const began = performance.now();
		await ask(origin, token, path);
		times.push(performance.now() - began);
	}
	times.sort((a, b) => a - b);
	return {
		p50: times[Math.floor(asks * 0.5)],
		p95: times[Math.floor(asks * 0.95)],
		cpu: (cpu_ms(pid) - cpu_before_ms) / asks,
	};
}

write_lists();
run(
	"import",
	"--mapping",
	join(folder, "sales.toml"),
	join(folder, "sales.csv"),
);
run("import", "--kind", "products", join(folder, "products.csv"));
run("import", "--kind", "stock", "--store", "B1", join(folder, "shelves.csv"));
const token = run("token", "--name", "bench", "--scopes", "all").match(
	/zg_[0-9a-f]+/,
)[0];
const { child, origin } = await serve();
try {
	const board = await ask(origin, token, "/v1/sku-board?limit=1");
	if (board.count !== sku_count)
		throw new Error(
			`the board has ${board.count} products instead of ${sku_count}`,
		);
	for (const [name, path] of [
		["board", "/v1/sku-board?limit=200"],
		[
			"board_90_days",
			`/v1/sku-board?limit=200&from=${new Date(Date.now() - 89 * 86_400_000).toISOString().slice(0, 10)}`,
		],
		["board_running_out", "/v1/sku-board?limit=200&set=running_out"],
		["grid", "/v1/stock/grid"],
	]) {
		for (const [metric, value] of Object.entries(
			await measure(origin, token, path, child.pid),
		)) {
			const line = {
				name: "sku_board",
				metric: `${name}_${metric}_ms`,
				value: Number(value.toFixed(1)),
				unit: "ms",
			};
			console.log(
				JSON.stringify({
					...line,
					baseline: null,
					runs: asks,
					commit: process.env.ZG_COMMIT ?? "",
				}),
			);
		}
	}
} finally {
	child.removeAllListeners("exit");
	child.kill("SIGTERM");
	await new Promise((done) => child.once("exit", done));
	rmSync(folder, { recursive: true, force: true });
}
