import { describe, expect, it } from 'vitest';
import { readS3Settings } from './settings';

const whole = {
  RENKEI_S3_BUCKET: 'renkei-files',
  RENKEI_S3_ENDPOINT: 'https://store.example:9000',
  RENKEI_S3_ACCESS_KEY: 'key',
  RENKEI_S3_SECRET_KEY: 'secret-1',
};

describe('the settings of a bucket', () => {
  it('are none, or all that is needed', () => {
    expect(readS3Settings({})).toBeNull();
    expect(readS3Settings({ ...whole, RENKEI_S3_BUCKET: undefined })).toBeNull();
    expect(readS3Settings({ ...whole, RENKEI_S3_PATH_STYLE: 'false' })).toMatchObject({
      ...{ bucket: 'renkei-files', endpoint: 'https://store.example:9000', region: 'us-east-1', pathStyle: false },
    });
  });

  it.each([
    ['RENKEI_S3_ENDPOINT', undefined],
    ['RENKEI_S3_ENDPOINT', 'store.example'],
    ['RENKEI_S3_ACCESS_KEY', undefined],
    ['RENKEI_S3_SECRET_KEY', ''],
    ['RENKEI_S3_BUCKET', 'Not A Bucket'],
  ])('%s = %s is named, and the secret is not', (name, value) => {
    const read = () => readS3Settings({ ...whole, [name]: value });
    expect(read).toThrow(name);
    expect(read).not.toThrow('secret-1');
  });
});
