import { listen } from './listen';

/** (a) The floor: reads the body, looks at nothing, answers 202. */
listen((req, res) => {
  req.resume();
  req.on('end', () => {
    res.writeHead(202, { 'content-type': 'application/json', 'content-length': 2 });
    res.end('{}');
  });
});
