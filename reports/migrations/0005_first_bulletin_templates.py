"""A template for each kind of period, for every court that has none of its own; the table takes them with it."""

from django.db import migrations

BODY = """{{统计期}}，{{法院}}登记纠纷{{登记纠纷}}件，排查发现隐患{{排查发现的隐患}}处，其中就地化解{{就地化解}}处，转为纠纷{{转为纠纷}}件。
调解结束{{调解结束·合计}}件，调解成功{{调解成功的纠纷}}件（上年同期{{调解成功的纠纷·上年同期}}件），调解成功率{{调解成功率}}，较上年同期变动{{调解成功率·变动}}。其中特邀调解员调解成功{{调解成功·特邀调解员}}件，律师调解员{{调解成功·律师调解员}}件，专职调解员{{调解成功·专职调解员}}件，未记载调解员{{调解成功·未记载调解员}}件。
申请司法确认{{申请司法确认}}件，自动履行率{{自动履行率}}；已回访{{已回访}}次，回访满意率{{回访满意率}}；调解成功后又起诉{{调解成功后又起诉}}件。
新收一审民事、行政案件{{新收一审民事、行政案件}}件，较上年同期变动{{新收一审民事、行政案件·变动}}；诉前化解占比{{诉前化解占比}}，万人成讼率{{万人成讼率}}件/万人。
以上为{{首日}}至{{末日}}的数字，比率的变动以百分点计，件数的变动以%计，不作排名。"""
TITLE = "关于{{统计期}}诉源治理工作情况的通报"


def add(apps, schema_editor):
    template = apps.get_model("reports", "BulletinTemplate")
    for kind in ("MONTH", "QUARTER", "YEAR"):
        template.objects.get_or_create(court=None, kind=kind, retired_at=None, defaults={"title": TITLE, "body": BODY})


class Migration(migrations.Migration):
    dependencies = [("reports", "0004_issued_bulletins_stay")]

    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
