#!/usr/bin/env python3
"""Check the demo content: shapes, codes, and that nothing a shop says contradicts itself.

    python3 demo/check.py [folder]     prints one line per fault; exit code 1 when there is one
"""

import datetime
import json
import re
import sys
from pathlib import Path

KEYS = dict(
    material="材质", frame_material="框架材质", fabric="面料", filling="填充", structure="结构", finish="表面处理", craft="工艺",
    size="尺寸", mattress_size="适配床垫", seat_height="坐高", capacity="容量", weight="净重", load="承重", seats="适用人数",
    firmness="软硬度", shading="遮光率", power="功率", light="光源", control="控制方式", hardware="五金", colour="颜色",
    colour_deviation="色差说明", style="风格", room="适用空间", origin="产地", certificate="环保与检测", warranty="质保",
    package="包装", delivery="配送")
PRODUCT = set("code title category selling_point availability ships_within_hours pictures facts measure suits scenes usage care "
              "installation cautions faq goes_with skus".split())
OPTIONAL = {"presale_ships_on", "custom_days", "twin_of", "differs_in"}
# The parts of `measure` that a differing fact is allowed to move with it.
MEASURED = {"size": {"width_mm", "depth_mm", "height_mm"}, "weight": {"weight_g"}, "load": {"load_g"}}
AIM = set("id phase title browses asks_about mood patience opening follow_ups nag_20s nag_60s thanks gives_up picture".split())
WHEN = set("any price size stock delivery care install refund sorry link number".split())
PLACEHOLDERS = set("product sku price size order_no city".split())
ROLES = set("owner supervisor agent trainee operations warehouse".split())
FOLDERS = set("售前 售中 售后 物流 安抚 结束".split())
BANNED = re.compile("最(?!近|后|多|少)|第一(?!次|步)|顶级|国家级|唯一|极致|首选|完美|绝对|永久|零甲醛|无甲醛|100%|独家|全网|史上|根治")
# A word in the title that must be found in the facts too.
TITLE_WORDS = "白蜡木 橡木 红橡木 白橡木 黑胡桃 樱桃木 松木 榆木 榉木 岩板 牛皮 科技布 棉麻 羽绒 灯芯绒 乳胶 长绒棉 莱赛尔 羊毛 荞麦 紫砂 白瓷 青瓷 玻璃 黑檀 碳钢 铝合金 和纸 亚麻".split()
faults = []


def fault(where, what):
    faults.append(f"{where}: {what}")


def keys(where, thing, required, optional=frozenset()):
    got = set(thing) if isinstance(thing, dict) else set()
    if missing := required - got:
        fault(where, f"missing {sorted(missing)}")
    if extra := got - required - optional:
        fault(where, f"unknown {sorted(extra)}")
    return required <= got


def texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def numbers(text):
    return [float(n) for n in re.findall(r"\d+(?:\.\d+)?", text)]


def lengths_mm(text):
    """Lengths written with a unit, in millimetres: "1.4m" is 1400, "60cm" is 600."""
    found = re.findall(r"(\d+(?:\.\d+)?)(mm|cm|m)(?![a-z²])", text)
    return [round(float(n) * {"mm": 1, "cm": 10, "m": 1000}[unit]) for n, unit in found]


def check_facts(where, p, facts):
    m, first = p["measure"], p["skus"][0]
    own = facts["size"].split("（")[0] if not facts["size"].startswith("单片") else facts["size"]
    said = {round(n * 10) for n in numbers(facts["size"])}
    bed_linen = p["category"] == "床垫布艺" and m["height_mm"] < 10
    for side in ("width_mm", "depth_mm") + (() if bed_linen else ("height_mm",)):
        if m[side] not in said:
            fault(where, f"measure.{side} {m[side]} is not in the size fact: {facts['size']}")
    if "×" in own and not bed_linen and not {round(n * 10) for n in numbers(own)} & {m["width_mm"], m["depth_mm"]}:
        fault(where, "the size fact does not begin with the default SKU")
    unit = 1 if re.search(r"\d(?<!k)g", facts["weight"]) else 1000
    if not numbers(facts["weight"]) or round(numbers(facts["weight"])[-1] * unit) != m["weight_g"]:
        fault(where, f"weight fact {facts['weight']} is not {m['weight_g']} g")
    if first["weight_g"] != m["weight_g"]:
        fault(where, "the default SKU's weight is not the measure's")
    if (m["load_g"] is None) != ("load" not in facts):
        fault(where, "load fact and measure.load_g must both be there or both be missing")
    elif m["load_g"] and round(numbers(facts["load"])[-1] * 1000) != m["load_g"]:
        fault(where, f"load fact {facts['load']} is not {m['load_g']} g")
    colours = {s["props"]["颜色"] for s in p["skus"] if "颜色" in s["props"]}
    if colours != set(filter(None, facts.get("colour", "").split("、"))):
        fault(where, "colour fact and the SKUs' colours differ")


def check_title(where, p, facts):
    known = " ".join(facts.values()) + " ".join(v for s in p["skus"] for v in s["props"].values())
    # Metres in the data may be written as centimetres, so compare lengths, not words.
    lengths = set(lengths_mm(known)) | {p["measure"][k] for k in ("width_mm", "depth_mm", "height_mm")}
    lengths |= {round(n * 10) for n in numbers(facts["size"] + " " + facts.get("mattress_size", "") + " " + facts.get("seat_height", ""))}
    for length in lengths_mm(p["title"]):
        if length not in lengths:
            fault(where, f"the title says {length} mm, the facts do not")
    for word in TITLE_WORDS:
        if word in p["title"] and word not in known:
            fault(where, f"the title says {word}, the facts do not")
    for number, unit in re.findall(r"(\d+)(ml|支|K)", p["title"]):
        if f"{number}{unit}" not in known:
            fault(where, f"the title says {number}{unit}, the facts do not")
    for percent in re.findall(r"(\d+)%", p["title"]):
        if f"{percent}%" not in known:
            fault(where, f"the title says {percent}%, the facts do not")


def check_availability(where, p, facts):
    text = facts["delivery"]
    kind = p["availability"]
    if kind not in ("stock", "presale", "custom"):
        fault(where, f"availability {kind}")
    for field, owner in (("presale_ships_on", "presale"), ("custom_days", "custom")):
        if (field in p) != (kind == owner):
            fault(where, f"{field} belongs to {owner} products, and only to them")
    if kind == "presale" and "presale_ships_on" in p:
        day = datetime.date.fromisoformat(p["presale_ships_on"])
        if f"{day.year}年{day.month}月{day.day}日" not in text or "预售" not in text:
            fault(where, "the delivery fact does not say the presale date")
        for other in re.findall(r"(\d{4})年(\d+)月(\d+)日", " ".join(texts(p))):
            if tuple(map(int, other)) != (day.year, day.month, day.day):
                fault(where, f"another date is named: {other}")
    elif kind == "custom" and "custom_days" in p:
        if f"约{p['custom_days']}天" not in text or "定制" not in text:
            fault(where, "the delivery fact does not say the days of making")
    elif kind == "stock":
        if f"付款后{p['ships_within_hours']}小时内发出" not in text:
            fault(where, "the delivery fact does not say ships_within_hours")
        if re.search("预售|定制商品", " ".join(texts(p["faq"]) ) + text):
            fault(where, "a stock product talks of presale or custom making")


def check_skus(where, p):
    names, seen = list(p["skus"][0]["props"]), set()
    for s in p["skus"]:
        keys(f"{where}/{s.get('code')}", s, {"code", "props", "price_fen", "stock", "weight_g"})
        if list(s["props"]) != names:
            fault(where, f"{s['code']} has other properties than the first SKU")
        if not s["code"].startswith(p["code"] + "-"):
            fault(where, f"{s['code']} does not begin with the product's code")
        if not 5900 <= s["price_fen"] <= 1280000 or s["stock"] < 0 or s["weight_g"] <= 0:
            fault(where, f"{s['code']}: price, stock or weight out of range")
        combination = tuple(s["props"].values())
        if combination in seen:
            fault(where, f"two SKUs are {combination}")
        seen.add(combination)
    expected = 1
    for name in names:
        expected *= len({s["props"][name] for s in p["skus"]})
    if expected != len(p["skus"]):
        fault(where, "not every combination of the SKU properties is there")


def check_twins(products):
    for p in products.values():
        if ("twin_of" in p) != ("differs_in" in p):
            fault(p["code"], "twin_of and differs_in go together")
        if "twin_of" not in p:
            continue
        other = products.get(p["twin_of"])
        if other is None:
            fault(p["code"], f"twin_of {p['twin_of']} does not exist")
            continue
        mine, theirs = ({f["key"]: f["value"] for f in x["facts"]} for x in (p, other))
        differing = {k for k in mine.keys() | theirs.keys() if mine.get(k) != theirs.get(k)}
        if differing != {p["differs_in"]}:
            fault(p["code"], f"differs from its twin in {sorted(differing)}, not in {p['differs_in']}")
        moved = {k for k in p["measure"] if p["measure"][k] != other["measure"][k]}
        if moved - MEASURED.get(p["differs_in"], set()):
            fault(p["code"], f"measure differs from its twin in {sorted(moved)}")


def check_picture(where, path):
    if not path.exists():
        return fault(where, f"picture {path.name} is missing")
    svg = path.read_text(encoding="utf-8")
    if len(svg.encode()) >= 4096:
        fault(where, f"{path.name} is 4 KB or more")
    if 'viewBox="0 0 480 480"' not in svg:
        fault(where, f"{path.name} has another viewBox")
    if re.search(r"<(script|style|image|foreignObject|use|a|iframe|!)|\son\w+=|href|url\(|javascript:", svg, re.I):
        fault(where, f"{path.name} holds something other than plain shapes")


def check_product(shop, folder, p, categories):
    where = p.get("code", f"{shop}: a product without a code")
    if not keys(where, p, PRODUCT, OPTIONAL):
        return
    keys(where + ".measure", p["measure"], {"width_mm", "depth_mm", "height_mm", "weight_g", "load_g"})
    if p["category"] not in categories:
        fault(where, f"category {p['category']} is not the shop's")
    facts = {}
    for f in p["facts"]:
        if not keys(where, f, {"key", "label", "value"}):
            continue
        if KEYS.get(f["key"]) != f["label"] or f["key"] in facts:
            fault(where, f"fact {f['key']} is unknown, doubled or wrongly labelled")
        facts[f["key"]] = f["value"]
    if not 8 <= len(p["facts"]) <= 14:
        fault(where, f"{len(p['facts'])} facts; 8 to 14 are wanted")
    for needed in ("size", "weight", "delivery"):
        if needed not in facts:
            return fault(where, f"no {needed} fact")
    if len(p["faq"]) < 3 or any(set(q) != {"q", "a"} for q in p["faq"]):
        fault(where, "three questions with answers are wanted")
    if not p["skus"]:
        return fault(where, "no SKU")
    check_facts(where, p, facts)
    check_title(where, p, facts)
    check_availability(where, p, facts)
    check_skus(where, p)
    for text in texts({k: v for k, v in p.items() if k != "skus"}):
        if hit := BANNED.search(text):
            fault(where, f"absolute wording 「{hit.group()}」 in: {text[:40]}")
        if not text.strip():
            fault(where, "an empty text")
    for name in p["pictures"]:
        if not re.fullmatch(r"[a-z0-9-]+", name):
            fault(where, f"picture name {name}")
        else:
            check_picture(where, folder / "pictures" / f"{name}.svg")


def unique(where, values):
    for value in sorted({v for v in values if values.count(v) > 1}):
        fault(where, f"{value} occurs twice")


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


def check_shop(root, slug):
    folder = root / slug
    shop = load(folder / "shop.json")
    keys(slug, shop, {"slug", "name", "about", "categories"})
    listed = [p for file in sorted((folder / "products").glob("*.json")) for p in load(file)]
    for p in listed:
        check_product(slug, folder, p, shop["categories"])
    whole = [p for p in listed if PRODUCT <= set(p) and p["skus"]]
    products = {p["code"]: p for p in whole}
    unique(slug, [p["code"] for p in whole])
    unique(slug, [s["code"] for p in whole for s in p["skus"]])
    for p in whole:
        for code in p["goes_with"]:
            if code not in products or code == p["code"]:
                fault(p["code"], f"goes_with {code}")
    check_twins(products)
    drawn = {name for p in whole for name in p["pictures"]}
    for file in (folder / "pictures").glob("*.svg"):
        if file.stem not in drawn:
            fault(slug, f"{file.name} belongs to no product")
    phrases = load(folder / "phrases.json")
    for f in phrases:
        keys(slug, f, {"folder", "code", "title", "body"}, {"products"})
        for code in f.get("products", []):
            if code not in products:
                fault(slug, f"phrase {f['code']} shows {code}, which is not sold")
        if f["folder"] not in FOLDERS or not re.fullmatch(r"[a-z0-9]{1,12}", f["code"]):
            fault(slug, f"phrase {f['code']}")
        if re.search(r"\d{7,}", f["body"]) or BANNED.search(f["body"]):
            fault(slug, f"phrase {f['code']} holds a long number or absolute wording")
    unique(slug + " phrases", [f["code"] for f in phrases])
    members = load(folder / "members.json")
    for member in members:
        keys(slug, member, {"login", "name", "nick", "role"})
        if member["role"] not in ROLES or not re.fullmatch(r"[a-z]{3,20}", member["login"]):
            fault(slug, f"member {member['login']}")
    unique(slug + " members", [m["login"] for m in members])
    unique(slug + " nicks", [m["nick"] for m in members])
    if (folder / "aims.json").exists():
        check_aims(root, load(folder / "aims.json"), products, shop["categories"])
    return products


def check_aims(root, aims, products, categories):
    unique("aims", [a["id"] for a in aims])
    for aim in aims:
        where = f"aim {aim.get('id')}"
        if not keys(where, aim, AIM):
            continue
        if aim["phase"] not in ("pre_sale", "during", "after_sale") or aim["asks_about"] not in ("product", "order"):
            fault(where, "phase or asks_about")
        if aim["mood"] not in ("calm", "hurried", "worried", "angry", "cheerful") or aim["patience"] not in range(1, 6):
            fault(where, "mood or patience")
        for wanted in aim["browses"]:
            if wanted not in products and wanted not in categories:
                fault(where, f"browses {wanted}")
        for f in aim["follow_ups"]:
            keys(where, f, {"when", "lines"})
            if f["when"] not in WHEN:
                fault(where, f"when {f['when']}")
        lists = [aim["opening"]] + [f["lines"] for f in aim["follow_ups"]]
        if any(not alternatives or any(not isinstance(a, list) or not a for a in alternatives) for alternatives in lists):
            fault(where, "opening and follow_ups hold lists of lines")
        for field in ("nag_20s", "nag_60s", "thanks", "gives_up"):
            if not aim[field] or not all(isinstance(t, str) for t in aim[field]):
                fault(where, field)
        for text in texts(aim):
            for name in re.findall(r"\{(\w*)\}", text):
                if name not in PLACEHOLDERS:
                    fault(where, f"placeholder {name}")
        if aim["picture"] is not None:
            check_picture(where, root / "pictures" / f"{aim['picture']}.svg")


def check_people(root):
    people = load(root / "people.json")
    if not keys("people", people, {"surnames", "given", "cities", "nick_patterns", "phone_prefixes"}):
        return
    unique("surnames", people["surnames"])
    unique("given", people["given"])
    for city in people["cities"]:
        keys("people", city, {"province", "city", "district", "streets"})
    if any(not re.fullmatch(r"199000\d", prefix) for prefix in people["phone_prefixes"]):
        fault("people", "a phone prefix outside the synthetic range")
    if any(len(pair) != 2 or pair[0] == pair[1] for pair in load(root / "slips.json")):
        fault("slips", "pairs of right and wrong are wanted")


def main():
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent
    counts = {slug: len(check_shop(root, slug)) for slug in ("qingmu", "songxi")}
    check_people(root)
    for picture in (root / "pictures").glob("*.svg"):
        check_picture("pictures", picture)
    for line in faults:
        print(line)
    print(f"{sum(counts.values())} products, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
