"""Promise: a search for any characters finds every dispute whose search text contains them, through an index.

cjk_grams() gives every character and every pair of neighbours, as suyuan.lib.text.cjk_grams does; whatever
contains a term has all the term's grams, and LIKE then decides. pg_trgm cannot find words of two characters.
The index is on the expression, so that no array is stored in the row or read with it.
"""

import django.contrib.postgres.indexes
from django.db import migrations, models

CREATE = r"""
CREATE FUNCTION cjk_grams(source text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    breaks CONSTANT text := E' \t\r\n\u3000';
    letters CONSTANT text[] := string_to_array(
        translate(source, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'), NULL);
    grams text[] := '{}';
BEGIN
    FOR i IN 1 .. coalesce(array_length(letters, 1), 0) LOOP
        IF strpos(breaks, letters[i]) = 0 THEN
            grams := grams || letters[i];
            IF strpos(breaks, coalesce(letters[i + 1], ' ')) = 0 THEN
                grams := grams || (letters[i] || letters[i + 1]);
            END IF;
        END IF;
    END LOOP;
    RETURN ARRAY(SELECT DISTINCT unnest(grams));
END $$;
"""

DROP = "DROP FUNCTION cjk_grams(text);"


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_dispute_keeps_its_history")]

    operations = [
        migrations.RunSQL(CREATE, DROP),
        migrations.AddIndex(
            model_name="dispute",
            index=django.contrib.postgres.indexes.GinIndex(
                models.Func(models.F("search_text"), function="cjk_grams"), name="dispute_search_grams"
            ),
        ),
    ]
