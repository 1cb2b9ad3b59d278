-- A declaration that waits to be handed over, sealed for the console (CMS): the kiosk cannot read it. Null again in the
-- commit that settles the act.
alter table act add column envelope blob(1M);
