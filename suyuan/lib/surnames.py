"""Chinese surnames (姓氏): which have two characters, and which are read otherwise than the same character."""

COMPOUND_SURNAMES = frozenset(
    "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 "
    "太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 "
    "漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 梁丘 左丘 东门 西门 第五 "
    "单于 淳于 完颜 耶律 纳兰 富察 哥舒".split()
)

# Readings with the tone as a digit; only those that a dictionary of single characters gets wrong.
SURNAME_READINGS = {
    surname: tuple(reading.split("+"))
    for surname, reading in (
        entry.split("=")
        for entry in (
            "单=shan4 仇=qiu2 曾=zeng1 解=xie4 区=ou1 查=zha1 任=ren2 华=hua4 盖=ge3 朴=piao2 覃=qin2 翟=zhai2 "
            "缪=miao4 员=yun4 贠=yun4 洗=xian3 乐=yue4 召=shao4 纪=ji3 燕=yan1 葛=ge3 那=na1 秘=bi4 繁=po2 种=chong2 "
            "折=she2 黑=he4 郇=xun2 隗=wei3 佴=nai4 薄=bo2 过=guo1 於=yu1 占=zhan1 祭=zhai4 乜=nie4 卜=bu3 哈=ha3 "
            "句=gou1 都=du1 肖=xiao1 干=gan1 么=yao1 阚=kan4 能=nai4 撒=sa4 "
            "尉迟=yu4+chi2 万俟=mo4+qi2 单于=chan2+yu2 长孙=zhang3+sun1 澹台=tan2+tai2 令狐=ling2+hu2 "
            "乐正=yue4+zheng4 子车=zi3+ju1 夹谷=jia2+gu3"
        ).split()
    )
}


def split_name(name: str) -> tuple[str, str]:
    """Split a Chinese personal name (姓名) into surname and given name; two characters are never all surname."""
    length = 2 if len(name) > 2 and name[:2] in COMPOUND_SURNAMES else 1
    return name[:length], name[length:]
