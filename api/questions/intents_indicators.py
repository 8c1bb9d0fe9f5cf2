"""Questions about indicators (指标): what supports them, what they are to reach."""

from plankg.api.questions.intent import DOCUMENT, SECTION, TASK_NOUNS, TASKS, Intent, Slot, groups_of

INDICATOR = Slot("indicator", ("Indicator",))

INTENTS = (
    Intent(
        name="tasks-of-indicator",
        gloss="支撑指标的任务: tasks and projects that support an indicator.",
        query="tasks-for-indicator",
        says="支撑指标“{indicator}”的任务和项目",
        asks="哪些任务支撑“{indicator}”？",
        needs=groups_of("support|task|measure|project"),
        gives=TASK_NOUNS,
        slots=(INDICATOR, DOCUMENT),
        bears=frozenset(
            {"support", "achieve", "task", "measure", "project", "indicator", "and", "binding", "expected", "contain"}
        ),
        key="task_id",
        finds={
            "哪些任务支撑亮灶率？": {"indicator": "亮灶率"},
            "亮灶率靠什么来实现": {"indicator": "亮灶率"},
            "与快检室相关的任务": {"indicator": "快检室"},
            "支撑第2个指标的任务有几项": {"indicator": "快检室"},
        },
        skips=("亮灶率的目标值是多少？", "让后厨看得见支撑哪些指标"),
    ),
    Intent(
        name="indicators-of-task",
        gloss="任务支撑的指标: indicators that a task or a project supports.",
        query="indicators-for-task",
        says="“{task}”所支撑的指标",
        asks="“{task}”支撑哪些指标？",
        needs=groups_of("indicator"),
        gives=frozenset({"indicator"}),
        slots=(Slot("task", TASKS), DOCUMENT),
        bears=frozenset({"support", "achieve", "task", "project", "and", "carry"}),
        key="indicator_id",
        finds={
            "让后厨看得见支撑哪些指标": {"task": "让后厨看得见"},
            "快检室铺设对应几个指标": {"task": "快检室铺设"},
        },
        skips=("哪些任务支撑亮灶率",),
    ),
    Intent(
        name="target",
        gloss="指标的目标: target, baseline, unit and nature of an indicator.",
        query="indicator",
        says="指标“{indicator}”的目标值、基期值、单位和性质",
        asks="“{indicator}”的目标值是多少？",
        needs=groups_of("target|baseline|unit|nature|binding|expected|count|which|year"),
        gives=frozenset({"indicator", "body"}),
        slots=(INDICATOR, DOCUMENT),
        bears=frozenset(
            {"indicator", "count", "target", "baseline", "unit", "nature", "binding", "expected", "achieve", "and"}
        ),
        minds=frozenset({"now"}),
        finds={
            "亮灶率的目标值是多少？": {"indicator": "亮灶率"},
            "到2025年快检室要达到多少个": {"indicator": "快检室"},
            "快检室是约束性指标还是预期性指标": {"indicator": "快检室"},
            "亮灶率到2025年要覆盖到百分之多少": {"indicator": "亮灶率"},
            "亮灶率用什么计量单位": {"indicator": "亮灶率"},
        },
        skips=("哪些任务支撑亮灶率？", "规划的目标是什么"),
    ),
    Intent(
        name="category-of-indicator",
        gloss="指标的归属: the group and the section that an indicator is in.",
        query="indicator",
        says="指标“{indicator}”所属的类别和章节",
        asks="“{indicator}”属于哪一类指标？",
        needs=groups_of("within|category"),
        gives=frozenset({"indicator", "chapter"}),
        slots=(INDICATOR, DOCUMENT),
        bears=frozenset({"indicator", "category", "within", "chapter", "table"}),
        finds={"亮灶率属于哪一类": {"indicator": "亮灶率"}},
        skips=("亮灶率的目标值",),
    ),
    Intent(
        name="indicators-with-words",
        gloss="与词语有关的指标: indicators whose words hold what is looked for.",
        query="indicators",
        says="{document}文字中有“{text}”的指标",
        asks="与“{text}”有关的指标有哪些？",
        needs=groups_of("about|mention", "indicator"),
        gives=frozenset({"indicator"}),
        bears=frozenset({"about", "mention", "and", "indicator", "contain"}),
        key="indicator_id",
        text=True,
        finds={"与后厨有关的指标有哪些": {"text": "后厨"}, "食堂方面的指标": {"text": "食堂"}},
        skips=("与让后厨看得见有关的指标", "有哪些指标"),
    ),
    Intent(
        name="list-indicators",
        gloss="指标清单: the indicators of the plans, all or of one nature.",
        query="indicators",
        says="{document}{nature}{origin}指标",
        asks="有哪些约束性指标？",
        needs=groups_of("indicator|binding|expected"),
        gives=frozenset({"indicator"}),
        slots=(SECTION, DOCUMENT),
        bears=frozenset({"indicator", "contain", "goal", "within"}),
        chosen={
            "binding": ("nature", "binding"),
            "expected": ("nature", "expected"),
            "table": ("origin", "table"),
            "running": ("origin", "text"),
        },
        key="indicator_id",
        finds={
            "有几个约束性指标": {"nature": "binding", "origin": None},
            "指标表里有哪些指标": {"nature": None, "origin": "table"},
            "夜市规划有哪些指标": {"document": "云溪省夜市规划（虚构样例）"},
        },
        skips=("有哪些任务",),
    ),
)
