"""单位 (unit): what a number can count or measure, as one pattern shared by tables and running text."""

_COUNT = (
    "个百分点|百分点|个工作日|工作日|小时|分钟|公里|千米|米|毫米|平方米|平方公里|立方米|公顷|亩|吨标准煤|千克标准煤|克标准煤|吨|千克|公斤|斤|毫克|微克|克|千瓦时|千瓦|兆瓦|"
    "摄氏度|人次|人天|批次|批|年一遇|亿元|万元|元|美元|户|件|项|个|家|张|天|日|周|月|年|岁|名|人|位|所|座|处|条|套|台|辆|艘|架|列|"
    "部|款|种|类|例|起|次|场|届|期|倍|成|分|组|对|支|只|头|株|棵|床|间|栋|幢|片|块|门|宗|份|册|卷|篇|字|票|单|笔|"
    "标箱|箱|升|度|亿|万|户次|站|路|口|井|眼|孔|发|吨公里|人公里|车位|车次|班|团|队|镇|村|县|市|区|枚|盆|羽|尾|盏|根|学时|课时|座次|张次|例次|贯"
)
# ㎡ and its kin are single characters that fold leaves alone.
_SIGN = "%|‰|‱|℃|㎡|㎢|m³|m²|km²|km|kg|kW·h|kWh|MW|GW|EFlops|Eflops|PB|TB|GB|Gbps|Mbps|t|dB|μg/m³|MPa"
_SCALE = "[十百千万亿]{0,3}"

# A unit as running text prints it behind a number: 万户, %, 批次/千人, 人/万台, 吨标准煤/万元.
UNIT = rf"(?:{_SIGN}|{_SCALE}(?:{_COUNT})(?:[/每]{_SCALE}(?:{_SIGN}|{_COUNT}|小时|千人|万人|万台|人|户|年|日))?|[万亿])"
