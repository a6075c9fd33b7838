"""From the words in the product data (colour, wood, cloth) to a fill."""

WOODS = {"黑胡桃": "#7A5238", "樱桃": "#B77B52", "白橡": "#D0B084", "红橡": "#D3A77E", "橡木": "#D0B084",
         "榆木": "#C49A66", "榉木": "#DDB285", "松木": "#E9CD98", "白蜡": "#DFC197", "黑檀": "#4A352B", "竹": "#D8B673"}

COLOURS = {
    "胡桃": "#7A5238", "做旧棕": "#8E6440", "烟熏": "#8A6B50", "茶色": "#A87B52", "奶白": "#F2EADB", "黑檀": "#4A352B",
    "雪山白": "#DEDAD4", "劳伦黑金": "#3B3733", "浅灰": "#C3C2BD", "驼色": "#C19A6B", "墨绿": "#3F5B4C", "燕麦": "#DED0B8",
    "雾霾蓝": "#8FA3B3", "雾灰": "#B4B3AE", "雾蓝": "#9DB1BD", "焦糖": "#B2713F", "象牙白": "#F0E7D6", "深咖": "#5E4535", "奶咖": "#CDB59B",
    "抹茶绿": "#98A77C", "奶茶": "#D3B698", "砖红": "#A9573F", "米白": "#F0E6D4", "黑色": "#3A3734", "白色": "#F7F4EF",
    "蓝边": "#8DB0CC", "粉边": "#E3AFAE", "甜白": "#FAF7F0", "梅子青": "#8FB59B", "粉青": "#B5CDC1", "朱泥": "#A5533A",
    "雪白": "#EFEBE2", "铁黑": "#47423E", "黑皮": "#3A3734", "棕皮": "#8A5638",
}


def fact(product, key):
    return next((f["value"] for f in product["facts"] if f["key"] == key), "")


def wood(product):
    """The wood of a product: its first colour where that is a stain, else the wood named in its facts."""
    colour = product["skus"][0]["props"].get("颜色", "")
    stain = next((COLOURS[n] for n in ("胡桃", "做旧棕", "烟熏", "茶色", "奶白", "黑檀") if n in colour), None)
    text = fact(product, "material") + fact(product, "frame_material")
    named = [n for n in WOODS if n in text]
    return stain or (WOODS[min(named, key=text.index)] if named else "#DFC197")


def cloth(product, fallback="#D8CBB7"):
    """The colour of the first SKU, as cloth, leather, glaze or paint."""
    colour = product["skus"][0]["props"].get("颜色", "")
    return next((COLOURS[n] for n in COLOURS if n in colour), fallback)
