-- The worker looks for queued notifications by itself, many at once; a job for each is no longer made. Those left over would wait for ever.
DO $$
BEGIN
  IF to_regclass('graphile_worker._private_jobs') IS NOT NULL THEN
    DELETE FROM graphile_worker._private_jobs WHERE task_id IN
      (SELECT id FROM graphile_worker._private_tasks WHERE identifier = 'notifications.expand');
  END IF;
END $$;
