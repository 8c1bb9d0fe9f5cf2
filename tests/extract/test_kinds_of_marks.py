"""What the marks of a page and the forms of numbers and units mean, each of them once (words invented)."""

from pathlib import Path

import pytest

from plankg.extract.readers.html_reading import read_page
from plankg.extract.readers.reading import read_source
from plankg.extract.text.fold import fold
from plankg.extract.text.numbering import marker_at
from plankg.extract.text.values import cell_value
from tests.extract.test_page_reading import BODY

FURNITURE = (
    "nav navbar navigation menu breadcrumb breadcrumbs crumb crumbs share bdshare related relate recommend footer foot sidebar aside copyright toolbar "
    "fontsize qrcode pagination friendlink xglj dqwz prevnext contentinfo top-nav nav2 my_menu"
)
NOT_SHOWN = "script style noscript template iframe object svg select button textarea del s strike rp"
BLOCKS = "address article aside blockquote center dd div dl dt fieldset figcaption figure footer form h1 h6 header li main nav p pre section ul"
MARKUP = "<!doctype html>|<html>|<head></head>|<body>|<div>|<p>|<table><tr><td>|<h1>|<h6>|<meta charset=utf-8>|<article>|<section>"
NUMBERS = {  # a way of numbering, and lines that are numbered so
    "编": "第一编 护林|第12编 护林|第 二 编：护林",
    "篇": "第一篇 护林|第2篇、护林",
    "部分": "第一部分 护林|第3部分：护林",
    "附": "附件1 护林名单|附表一：护林名单|附录2：护林名单",
    "章": "第一章 护林|第十二章：护林|第3章 护林",
    "节": "第一节 护林|第4节 护林",
    "条": "第一条 护林|第二十条：护林|第三条护林站",
    "一、": "一、护林|十二、护林|三.护林",
    "一": "一 护林站|二 “护林站”",
    "(一)": "（一）护林|一）护林|㈠护林|（十一）、护林",
    "任务": "任务一：护林|重点任务2：护林|行动三、护林|措施4.护林|举措五：护林|事项6、护林",
    "1.1.1": "1.1.1护林|1.2.3、护林|2.1.1“护林”|3.1.1《护林》",
    "1.1": "1.1护林|1.2、护林|2.1“护林”|3.1《护林》",
    "1": "1 护林站|12 护林站",
    "1.": "1.护林|2、护林|⒊护林|4.2026年护林|5、1998年护林",
    "(1)": "（1）护林|⑵护林|（12）、护林",
    "1)": "1）护林|12)护林",
    "①": "①护林|⑳护林",
}
NO_NUMBERS = (
    "第一编制护林|第一篇章护林|第二节约用水|第三节能改造|第四节水|第五条款|第六条的护林|第七条规定|第八条所说|第九条修改|第十条之一|"
    "第十条第二款|3.5%|1.2.3.4"
)
UNITS = (
    "吨公里 人公里 个百分点 百分点 个月 个小时 个季度 个工作日 工作日 小时 分钟 公里 千米 米 毫米 平方米 平米 平方公里 平方千米 立方米 公顷 亩 "
    "吨标准煤 千克标准煤 克标准煤 吨 千克 公斤 斤 毫克 微克 克 千瓦时 千瓦 兆瓦 千伏安 兆伏安 摄氏度 人天 人份 批 年一遇 元 美元 户 件 项 个 家 "
    "张 天 日 周 月 年 岁 名 人口 人 位 所 座 处 条 套 台 辆 艘 架 列 部 款 种 类 例 起 次 场 届 期 倍 成 分 组 对 支 只 头 株 棵 床 间 栋 幢 片 "
    "块 门 宗 份 册 卷 篇 字 票 单 笔 标箱 箱 升 度 亿 万 站 路 口 井 眼 孔 发 车位 车次 班 团 队 镇 村 县 市 区 枚 枝 盆 羽 尾 盏 根 剂 贯 章 "
    "公分 英寸 海里 标准箱 学时 课时 % ‰ ‱ ℃ ㎡ ㎢ m³ m² km² km kg kW·h kWh kW kVA kV MW GW TEU PB TB GB Gbps Mbps t dB MPa 万人次 千件套 亿元 "
    "万亩 条(段) 万元/户 吨/万元 人/千人 例/10万人"
)


@pytest.mark.parametrize("word", FURNITURE.split())
def test_class_of_a_part_says_that_it_is_of_the_site(word: str) -> None:
    pages = [read_page(f'{BODY}<div class="{name}">石溪导航</div>') for name in (word, f"x{word}x")]
    assert [[span.of(page.text).strip() for span in page.furniture] for page in pages] == [["石溪导航"], []]


@pytest.mark.parametrize("tag", NOT_SHOWN.split())
def test_mark_hides_its_words(tag: str) -> None:
    assert "石溪导航" not in read_page(f"{BODY}<p>护林<{tag}>石溪导航</{tag}></p>").text


@pytest.mark.parametrize("tag", BLOCKS.split())
def test_words_of_a_block_are_a_line(tag: str) -> None:
    lines = [line.strip("# ") for line in read_page(f"{BODY}护林<{tag}>守护石溪</{tag}>巡山").text.split("\n")]
    assert any(line.endswith("守护石溪") for line in lines)
    assert not any("护林守护" in line or "石溪巡山" in line for line in lines)


@pytest.mark.parametrize("opening", MARKUP.split("|"))
def test_text_that_opens_with_a_mark_is_a_page(opening: str, tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text(f"{opening}青禾市护林方案<br>一、护林<br>" + "巡查山林。" * 20, encoding="utf-8")
    assert "<br>" not in read_source(file).text


@pytest.mark.parametrize("style", NUMBERS)
def test_line_is_numbered_in_a_style(style: str) -> None:
    lines = {line: fold(line) for line in NUMBERS[style].split("|")}
    found = {line: marker_at(folded, 0, len(folded)) for line, folded in lines.items()}
    assert {line: marker and marker.style for line, marker in found.items()} == dict.fromkeys(found, style)


def test_words_that_begin_like_a_number_are_none() -> None:
    lines = [fold(line) for line in NO_NUMBERS.split("|")]
    assert [line for line in lines if marker_at(line, 0, len(line))] == []


def test_unit_after_a_number_is_read_whole() -> None:
    read = {unit: value.unit if (value := cell_value(f"12{unit}")) else None for unit in UNITS.split()}
    assert read == {unit: fold(unit) for unit in read}
