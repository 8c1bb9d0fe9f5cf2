"""单位 (unit): what a number can count or measure, as one pattern shared by tables and running text."""

# Longer units before those that they begin with; 次 and 套 may follow any (人次, 件套).
_COUNT = (
    "吨公里|人公里|个百分点|百分点|个月|个小时|个季度|个工作日|工作日|小时|分钟|公里|千米|米|毫米|平方米|平米|平方公里|平方千米|立方米|公顷|亩|吨标准煤|"
    "千克标准煤|克标准煤|吨|千克|公斤|斤|毫克|微克|克|千瓦时|千瓦|兆瓦|千伏安|兆伏安|摄氏度|人天|人份|批|年一遇|元|美元|户|件|项|个|家|张|"
    "天|日|周|月|年|岁|名|人口|人|位|所|座|处|条|套|台|辆|艘|架|列|部|款|种|类|例|起|次|场|届|期|倍|"
    "成(?![本果员功立为长熟型交品效人年])|分(?![之别类布析散担段工期批点])|组|对|支|只|头|株|棵|床|"
    "间|栋|幢|片|块|门|宗|份|册|卷|篇|字|票|单|笔|标箱|箱|升(?!级)|度|亿|万|站|路|口|井|眼|孔|发|车位|车次|班|团|队|镇|村|县|市|区|"
    "枚|枝|盆|羽|尾|盏|根|剂|贯|章|公分|英寸|海里|标准箱|学时|课时"
)
# ㎡ and its kin are single characters that fold leaves alone.
_SIGN = (
    "%|‰|‱|℃|㎡|㎢|m³|m²|km²|m2|m3|km2|km|kg|kW·h|kWh|kW|kVA|kV|MW|GW|TEU|"
    "EFLOPS|EFlops|Eflops|PFLOPS|PFlops|PB|TB|GB|Gbps|Mbps|t|dB|μg/m³|MPa|P(?![A-Za-z])"
)
_SCALE = "[十百千万亿]{0,3}"

# A unit as running text prints it after a number: 万户, %, 批次/千人, 人/万台, 吨标准煤/万元, 条(段), 例/10万人.
_PER = rf"[/每](?:\d{{1,2}}万|{_SCALE})(?:{_SIGN}|{_COUNT})(?:次|套)?"
UNIT = rf"(?:(?:[万亿]?(?:{_SIGN})|{_SCALE}(?:{_COUNT})(?:次|套)?(?:\([条段个处次套座台所户人件批\u7ea7]{{1,2}}\))?)(?:{_PER})?|[万亿](?!级))"
