"""Invented plans for measuring growth: as many as wanted, each a text with known facts in it, each saying 虚构.

Places, bodies and policies are invented. Plans of one province name its departments, plans of a city those of the city,
and all of them the same few national bodies, so that bodies and policies are shared between plans as in life. Plan N of a
seed is the same text whenever it is made, whatever is made beside it.
Run: python benchmarks/synthetic.py FOLDER COUNT [SEED]
"""

# ruff: noqa: SIM905  lists of Chinese words read better as one string

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

# Characters that hardly any place begins or ends with; together they name none that we know of.
_FIRST = "霁岚砚棠蘅璟钧骊皓霖沅澜曜峤翎菡笙珩漪芷"
_LAST = "栖屿漠砂汀埠磬岫浔陂墟畈垣篱簌沨堇禾溆珞"
_PROVINCES, _CITIES = 20, 15
_FIELDS = "集市 夜市 茶山 果园 渔港 驿站 剧场 温泉 灯塔 竹林 花圃 窑炉 糖坊 染坊 书院 渡口".split()
_DEPARTMENTS = (
    "发展和改革委员会 财政厅 商务厅 农业农村厅 交通运输厅 教育厅 科学技术厅 民政厅 司法厅 水利厅 生态环境厅 "
    "自然资源厅 住房和城乡建设厅 文化和旅游厅 应急管理厅 工业和信息化厅 市场监督管理局 统计局 医疗保障局 林业和草原局"
).split()
_OFFICES = (
    "发展和改革委员会 财政局 商务局 农业农村局 交通运输局 教育局 科学技术局 民政局 司法局 水务局 生态环境局 "
    "自然资源局 住房和城乡建设局 文化和旅游局 应急管理局 工业和信息化局 市场监督管理局 统计局 医疗保障局 林业局"
).split()
_THINGS = "摊位 大棚 步道 水渠 仓库 围栏 路灯 凉亭 石桥 看台 货架 展厅 码头 菜窖 苗床 作坊 磨坊 风车 水车 晒场".split()
_QUALITIES = "安全 卫生 环境 秩序 风貌 服务 品质 标识 档案 台账 安防 照明 绿化 排水 通风 防滑".split()
_VERBS = "完善 优化 改善 规范 健全 美化 细化 充实".split()
_WAYS = ("广泛听取摊主意见", "坚持因地制宜", "注重节约用地", "分类分步推进", "结合当地实际", "突出乡土特色")
_ENDS = ("让群众看得见、用得上", "方便群众就近办事", "留住老街旧巷的味道", "形成长效管理机制", "带动周边共同受益")
_MEASURES = (("完好率", "%"), ("合格率", "%"), ("满意率", "%"), ("数量", "个"), ("面积", "亩"), ("修缮率", "%"))
_CHINESE = "一二三四五六七八九十"
_ROLES = ("lead", "support")


@dataclass(frozen=True, slots=True)
class Planted:
    """One synthetic plan: `name` is its file's, `counts` says how many facts of each kind were written into `text`.

    The kinds: Section, SpecialColumn, Project, Task (headings and items of columns), table indicators, targets in running
    text, stated duties, citations.
    """

    name: str
    text: str
    counts: dict[str, int]


@dataclass(slots=True)
class _Writer:
    """One plan while it is written."""

    random: Random
    province: str
    city: str | None
    cities: tuple[str, ...]
    topic: str
    lines: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def region(self) -> str:
        return self.city or self.province

    @property
    def bodies(self) -> list[str]:
        """The bodies of the plan's own region, as the plan prints them."""
        own = [f"市{office}" for office in _OFFICES] if self.city else [f"省{name}" for name in _DEPARTMENTS]
        return own if self.city else [*own, *(f"{city}人民政府" for city in self.cities)]

    def sentence(self) -> str:
        """A sentence without any number, body or policy."""
        pick = self.random.choice
        thing, other = self.random.sample(_THINGS, 2)
        words = f"{pick(_VERBS)}{self.topic}{thing}{pick(_QUALITIES)}，{pick(_VERBS)}{other}{pick(_QUALITIES)}"
        return f"{words}，{pick(_WAYS)}，{pick(_ENDS)}。"

    def sentences(self, count: int) -> str:
        return "".join(self.sentence() for _ in range(count))

    def heading(self, number: str, title: str) -> None:
        self.lines.append(number + title)
        self.counts["Section"] += 1

    def title(self) -> str:
        """The title of a heading or an item."""
        pick = self.random.choice
        return f"{pick(_VERBS)}{self.topic}{pick(_THINGS)}{pick(_QUALITIES)}"


def plans(count: int, seed: int = 0, first: int = 0) -> Iterator[Planted]:
    """The plans `first`, `first` + 1 … of a seed, one after the other."""
    for number in range(first, first + count):
        yield plan(number, seed)


def plan(number: int, seed: int = 0) -> Planted:
    """Plan `number` of a seed: of a province or a city, on one topic, with 60 to 200 headings."""
    random = Random(f"{seed}/{number}")  # noqa: S311  nothing secret
    names = [first + last for last in _LAST for first in _FIRST]
    at = random.randrange(_PROVINCES)
    cities = tuple(f"{name}市" for name in names[_PROVINCES + at * 16 :][:_CITIES])
    city = random.choice([None, *cities])
    writer = _Writer(random, f"{names[at]}省", city, cities, random.choice(_FIELDS))
    return Planted(f"synthetic-{seed}-{number:06d}", _write(writer, number), dict(sorted(writer.counts.items())))


def write_plans(folder: Path, count: int, seed: int = 0) -> None:
    """Write `count` plans into `folder`, one .txt file each."""
    folder.mkdir(parents=True, exist_ok=True)
    for planted in plans(count, seed):
        (folder / f"{planted.name}.txt").write_text(planted.text, "utf-8")


def _write(writer: _Writer, number: int) -> str:
    random = writer.random
    leaves, length = random.randint(44, 170), random.randint(3, 8)
    _open(writer, number)
    _goals(writer)
    columns = random.randint(3, 8)
    chapters = max(3, min(6, leaves // 14))
    for chapter in range(chapters):
        part = leaves // chapters
        _chapter(writer, chapter, part, length, columns // chapters + (chapter < columns % chapters))
    _projects(writer, chapters + 3)
    writer.heading(f"第{_CHINESE[chapters + 3]}章 ", "保障措施")
    writer.counts["Task"] += 1
    writer.lines.append(writer.sentences(length))
    return "\n".join(writer.lines) + "\n"


def _open(writer: _Writer, number: int) -> None:
    region, topic = writer.region, writer.topic
    title = f"{region}{topic}建设规划（2026—2030年）（虚构）"
    issuer = f"{region}{'商务局' if writer.city else '商务厅'}"
    writer.lines += [
        f"{issuer}关于印发《{title}》的通知",
        f"虚商发〔2026〕{number}号",
        "各有关部门：",
        f"现将《{title}》印发给你们，请认真组织实施。",
        "本文件为虚构样例，由程序生成，仅供软件测试使用，文中地名、单位、政策和数字均不真实。",
        issuer,
        "2026年1月15日",
    ]
    writer.heading("第一章 ", "发展基础")
    for index, name in enumerate(("工作成效", "存在问题", "面临形势")):
        writer.heading(f"{_CHINESE[index]}、", name)
        writer.lines.append(writer.sentences(writer.random.randint(3, 6)))


def _goals(writer: _Writer) -> None:
    random = writer.random
    writer.heading("第二章 ", "总体要求")
    for index, name in enumerate(("指导思想", "基本原则", "主要指标")):
        writer.heading(f"{_CHINESE[index]}、", name)
        writer.lines.append(writer.sentences(3))
    rows = random.randint(20, 40)
    names = random.sample([(thing, *measure) for thing in _THINGS for measure in _MEASURES], rows)
    writer.lines += ["类别", "序号", "指标", "单位", "2025年", "2030年", "属性"]
    for at, (thing, measure, unit) in enumerate(names):
        if at % 6 == 0:
            writer.lines.append(f"{writer.topic}{random.choice(_QUALITIES)}")
        start = random.randint(20, 80)
        low, high = (start, random.randint(start + 1, 99)) if unit == "%" else (start, start * random.randint(2, 9))
        mark = random.choice(["", "≥"])
        kind = random.choice(["约束性", "预期性"])
        writer.lines += [str(at + 1), f"{writer.topic}{thing}{measure}", unit, str(low), f"{mark}{high}", kind]
    writer.counts["table indicators"] += rows


def _chapter(writer: _Writer, chapter: int, leaves: int, length: int, columns: int) -> None:
    writer.heading(f"第{_CHINESE[chapter + 2]}章 ", writer.title())
    writer.counts["Task"] += 1
    parts = max(1, round(leaves / 6))
    for part in range(parts):
        writer.heading(f"{_CHINESE[part]}、", writer.title())
        writer.counts["Task"] += 1
        for leaf in range(leaves // parts):
            writer.heading(f"（{_CHINESE[leaf]}）", writer.title())
            writer.counts["Task"] += 1
            writer.lines.append(_body(writer, length))
    for _ in range(columns):
        writer.counts["SpecialColumn"] += 1
        writer.lines.append(f"专栏{writer.counts['SpecialColumn']} {writer.title()}行动")
        for item in range(writer.random.randint(3, 5)):
            writer.counts["Task"] += 1
            writer.lines.append(f"{item + 1}．{writer.title()}。{writer.sentences(2)}")


def _body(writer: _Writer, length: int) -> str:
    """The words of one task: sentences, perhaps a target and a citation, and who is responsible."""
    random = writer.random
    said = [writer.sentence() for _ in range(random.randint(max(1, length - 2), length + 2))]
    if random.random() < 0.35:
        said.append(f"到2030年，建成{writer.topic}{random.choice(_THINGS)}{random.randint(3, 900)}处。")
        writer.counts["targets in text"] += 1
    if random.random() < 0.25:
        whose = random.choice([writer.province, "国家"])
        policy = f"《{whose}{random.choice(_FIELDS)}{random.choice(['管理条例', '发展纲要', '建设导则'])}（虚构）》"
        said.append(f"落实{policy}要求，{random.choice(_ENDS)}。")
        writer.counts["CITES"] += 1
    bodies = random.sample(writer.bodies, random.randint(2, 4))
    if random.random() < 0.5:
        bodies.append(f"国家{random.choice(_FIELDS)}管理总局")
    writer.counts["stated duties"] += len(bodies)
    return f"{''.join(said)}（{bodies[0]}牵头，{'、'.join(bodies[1:])}配合）"


def _projects(writer: _Writer, chapter: int) -> None:
    random = writer.random
    writer.heading(f"第{_CHINESE[chapter - 1]}章 ", "重大项目")
    writer.counts["Task"] += 1
    writer.lines += ["序号", "项目名称", "建设内容", "建设地点", "总投资（万元）"]
    places = [writer.city] if writer.city else writer.cities
    for at in range(random.randint(5, 20)):
        thing = random.choice(_THINGS)
        name = f"{writer.topic}{thing}{random.choice(['改造', '新建', '扩建', '修缮'])}项目"
        content = f"{random.choice(_VERBS)}{thing}及配套设施"
        writer.lines += [str(at + 1), name, content, str(random.choice(places)), str(random.randint(3, 90) * 100)]
        writer.counts["Project"] += 1


if __name__ == "__main__":
    write_plans(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0)
