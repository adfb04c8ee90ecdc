# The product as production runs it: one image for the site, the worker and the scheduler.
# Package indexes are the builder's own affair: pass them as usual through pip's and apt's configuration.

FROM python:3.13-slim-trixie AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PYTHONDONTWRITEBYTECODE=1
COPY requirements/runtime.txt /build/runtime.txt
RUN python -m venv /opt/suyuan && /opt/suyuan/bin/pip install --require-hashes -r /build/runtime.txt

FROM python:3.13-slim-trixie
RUN apt-get update \
    && apt-get install -y --no-install-recommends fontconfig fonts-noto-cjk \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --system --gid 10001 suyuan \
    && useradd --system --uid 10001 --gid suyuan --home-dir /srv/suyuan --no-create-home suyuan \
    && install -d -o suyuan -g suyuan /srv/suyuan /var/lib/suyuan /var/lib/suyuan/media
COPY --from=build /opt/suyuan /opt/suyuan
WORKDIR /srv/suyuan
COPY . .
ENV PATH=/opt/suyuan/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONUTF8=1 \
    DJANGO_SETTINGS_MODULE=suyuan.settings \
    SUYUAN_MODE=production \
    STATIC_ROOT=/srv/static \
    MEDIA_ROOT=/var/lib/suyuan/media
# Static files are the same wherever the image runs: collected once, with keys that exist for this line alone.
RUN key() { head -c 32 /dev/urandom | base64 -w0; } \
    && SECRET_KEY="$(key)$(key)" FIELD_KEYS="build:$(key)" BLIND_INDEX_KEY="$(key)" \
       DATABASE_URL=postgresql:///build REDIS_URL=unix:///build ALLOWED_HOSTS=build \
       python manage.py collectstatic --no-input --verbosity 0
USER suyuan
EXPOSE 8000
STOPSIGNAL SIGTERM
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--workers", "2", "--blocking-threads", "8", "--respawn-failed-workers", "suyuan.web.wsgi:application"]
