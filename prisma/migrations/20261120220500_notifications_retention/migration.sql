-- Old mails are deleted one by one; each looks for the notifications that it carried.
CREATE INDEX notifications_mail_id_idx ON notifications (mail_id);
