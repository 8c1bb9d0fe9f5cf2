"""Questions about documents (文件): findings, citations, who issued them; and words to look for."""

from collections.abc import Mapping

from plankg.api.questions.intent import DOCUMENT, TASK_NOUNS, Intent, Slot, groups_of

# One finding speaks of all such tasks and says how many they are.
TOGETHER = ("task-without-owner", "task-without-deadline", "task-without-indicator")


def _finding(
    kind: str, word: str, said: str, asks: str, bears: tuple[str, ...], finds: Mapping[str, Mapping[str, object]]
) -> Intent:
    return Intent(
        name=f"findings-{kind}",
        gloss=f"{said}: findings of the kind {kind}.",
        query="findings",
        says="{document}发现：" + said,
        asks=asks,
        needs=groups_of(word),
        gives=frozenset(bears),
        slots=(DOCUMENT,),
        bears=frozenset({*bears, "finding", "contain", "count"}),
        fixed={"kind": kind},
        key="" if kind in TOGETHER else "finding_id",
        finds=finds,
        skips=("规划里有哪些矛盾", "有哪些任务"),
    )


FINDINGS = (
    _finding(
        "indicator-without-task", "no-support", "没有任务支撑的指标", "哪些指标没有任务支撑？", ("indicator",),
        {"哪些指标没有任务支撑": {"kind": "indicator-without-task"}},
    ),
    _finding(
        "task-without-indicator", "no-indicator", "不支撑指标的任务", "哪些任务不支撑指标？", ("task",),
        {"哪些任务没有对应的指标": {"kind": "task-without-indicator"}},
    ),
    _finding(
        "values-differ", "differ", "同一数量数值不同", "哪些数值不一致？", ("indicator", "target", "mention", "number", "table", "running", "and"),
        {"指标数值不一致的有哪些": {"kind": "values-differ"}},
    ),
    _finding(
        "task-without-deadline", "no-deadline", "没有时限的任务", "哪些任务没有时限？", ("task",),
        {"有多少任务没写完成时间": {"kind": "task-without-deadline"}},
    ),
    _finding(
        "body-without-duty", "no-duty", "没有任务的单位", "哪些单位没有任务？", ("body", "who", "task", "addressed"),
        {"哪些单位没有任务": {"kind": "body-without-duty"}},
    ),
    Intent(
        name="findings-binding-indicator-without-owner",
        gloss="没有责任单位的约束性指标: findings of this kind.",
        query="findings",
        says="{document}发现：没有责任单位的约束性指标",
        asks="哪些约束性指标没有责任单位？",
        needs=groups_of("no-owner", "binding|indicator"),
        gives=frozenset({"indicator"}),
        slots=(DOCUMENT,),
        bears=frozenset({"binding", "finding"}),
        fixed={"kind": "binding-indicator-without-owner"},
        key="finding_id",
        finds={"哪些约束性指标没写责任单位": {"kind": "binding-indicator-without-owner"}},
        skips=("哪些任务没写责任单位",),
    ),
    _finding(
        "task-without-owner", "no-owner", "没有责任单位的任务", "哪些任务没有责任单位？", ("task",),
        {"哪些任务没人负责": {"kind": "task-without-owner"}},
    ),
)  # fmt: skip

INTENTS = (
    *FINDINGS,
    Intent(
        name="findings",
        gloss="矛盾和缺口: what a plan contradicts itself in or does not say.",
        query="findings",
        says="{document}发现的矛盾和缺口（规划本身的）",
        asks="规划里有哪些矛盾和缺口？",
        needs=groups_of("finding"),
        slots=(DOCUMENT,),
        bears=frozenset({"finding", "contain", "and"}),
        fixed={"verdict": "plan"},
        key="finding_id",
        finds={"规划里有哪些矛盾和缺口": {"verdict": "plan"}},
        skips=("亮灶率的目标值",),
    ),
    Intent(
        name="findings-agreeing",
        gloss="核对一致之处: what was compared and agrees.",
        query="findings",
        says="{document}经核对一致之处",
        asks="哪些数值核对一致？",
        needs=groups_of("agreeing"),
        gives=frozenset({"indicator"}),
        slots=(DOCUMENT,),
        bears=frozenset({"indicator", "target", "finding"}),
        fixed={"verdict": "agrees"},
        key="finding_id",
        finds={"哪些指标核对一致": {"verdict": "agrees"}},
        skips=("哪些指标数值不一致",),
    ),
    Intent(
        name="citations-of-policy",
        gloss="引用政策之处: what cites a policy.",
        query="citations-of-policy",
        says="引用《{policy}》的文件、任务和项目",
        asks="哪些任务引用了《{policy}》？",
        needs=groups_of("cite|mention|implement"),
        gives=TASK_NOUNS | {"document", "file"},
        slots=(Slot("policy", ("Policy",)), DOCUMENT),
        named_last=True,
        bears=frozenset({"cite", "mention", "task", "policy", "within", "project", "who"}),
        key="source_id",
        finds={
            "哪些任务引用了《云溪省集市条例》？": {"policy": "云溪省集市条例"},
            "《云溪省集市条例》被谁引用了": {"policy": "云溪省集市条例"},
        },
        skips=("规划引用了哪些政策", "集市安全规划依据了哪些文件", "云溪省集市条例引用了哪些文件"),
    ),
    Intent(
        name="policies",
        gloss="引用的政策: which policies a document cites.",
        query="policies-cited",
        says="{document}引用的政策",
        asks="规划引用了哪些政策？",
        needs=groups_of("cite|policy"),
        gives=frozenset({"policy", "file", "document"}),
        slots=(DOCUMENT,),
        bears=frozenset({"cite", "policy", "file", "mention"}),
        minds=frozenset({"passive"}),
        key="policy_id",
        finds={"夜市规划引用了哪些政策": {"document": "云溪省夜市规划（虚构样例）"}},
        skips=("哪些任务引用了《云溪省集市条例》？",),
    ),
    Intent(
        name="document-facts",
        gloss="文件的文号、日期和规划期: what is known of a document.",
        query="document",
        says="《{document}》的文号、日期和规划期",
        asks="规划的文号是什么？",
        needs=groups_of("facts|when"),
        slots=(DOCUMENT,),
        bears=frozenset({"issue", "facts", "when", "count"}),
        one_document=True,
        finds={"集市安全规划是什么时候印发的": {"document": "云溪省集市安全规划（虚构）"}},
        skips=("集市安全规划是谁印发的",),
    ),
    Intent(
        name="issuer",
        gloss="印发单位和主送单位: who issued a document and to whom.",
        query="bodies-of-document",
        says="《{document}》的{relation}单位",
        asks="规划是谁印发的？",
        needs=groups_of("issue|addressed"),
        gives=frozenset({"body"}),
        slots=(DOCUMENT,),
        bears=frozenset({"who", "body", "and"}),
        chosen={"issue": ("relation", "ISSUED_BY"), "addressed": ("relation", "ADDRESSED_TO")},
        key="organization_id",
        one_document=True,
        finds={
            "集市安全规划是谁印发的": {"document": "云溪省集市安全规划（虚构）", "relation": "ISSUED_BY"},
            "集市安全规划的主送单位有几个": {"document": "云溪省集市安全规划（虚构）", "relation": "ADDRESSED_TO"},
        },
        skips=("集市安全规划有几章",),
    ),
    Intent(
        name="search",
        gloss="原文中的词语: tasks whose words hold what is looked for.",
        query="search-tasks",
        says="原文中有“{text}”的任务",
        asks="哪些任务提到“{text}”？",
        needs=groups_of("mention|about|quoted"),
        gives=TASK_NOUNS,
        bears=frozenset({"mention", "about", "task", "item", "measure", "running", "and", "contain"}),
        key="task_id",
        text=True,
        finds={
            "哪里提到了“每季度公布”": {"text": "每季度公布"},
            "哪些任务涉及亮灶屏": {"text": "亮灶屏"},
            "与摊位有关的任务": {"text": "摊位"},
            "哪些任务里写了“亮灶屏幕”": {"text": "亮灶屏幕"},
        },
        skips=("有哪些任务",),
    ),
)
