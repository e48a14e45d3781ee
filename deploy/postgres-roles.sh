#!/bin/sh
# Runs once, when PostgreSQL's data directory is new: the owner of the tables and the two roles of the app, which own nothing.
set -eu
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  -v owner="$SWITCHYARD_OWNER_PASSWORD" -v app="$SWITCHYARD_APP_PASSWORD" -v operator="$SWITCHYARD_OPERATOR_PASSWORD" <<'SQL'
create role switchyard_owner login password :'owner';
create role switchyard_app login password :'app';
create role switchyard_operator login password :'operator';
-- The app asks for these itself, except through a pooler that takes no settings from its clients (docs/scale.md).
alter role switchyard_app set timezone = 'UTC';
alter role switchyard_app set statement_timeout = '20s';
alter role switchyard_app set idle_in_transaction_session_timeout = '20s';
alter role switchyard_operator set timezone = 'UTC';
alter role switchyard_operator set statement_timeout = '20s';
alter role switchyard_operator set idle_in_transaction_session_timeout = '20s';
create database switchyard owner switchyard_owner;
SQL
