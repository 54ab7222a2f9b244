/** Everything that runs in the browser. The pages are whole without it; htmx makes them quicker. */
import 'htmx.org';
import './nav.ts';
import './proof.ts';
import './share.ts';
import './text.ts';
import './search.ts';
import './lists.ts';
import './comment-form.ts';
import './masking.ts';
