export { default as common } from './common.json';
export { default as errors } from './errors.json';
export { default as export } from './export.json';
export { default as format } from './format.json';
export { default as gallery } from './gallery.json';
export { default as pages } from './pages.json';
export { default as shell } from './shell.json';
export { default as ui } from './ui.json';
