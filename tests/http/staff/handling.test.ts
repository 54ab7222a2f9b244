import { afterAll, beforeAll } from 'vitest';
import { courseOfComments } from './handling/course.ts';
import { formsOfStaff } from './handling/forms.ts';
import { type Handling, openHandling } from './handling/given.ts';
import { masksByHand } from './handling/masks.ts';
import { queueOfComments } from './handling/queue.ts';
import { draftsOfReplies } from './handling/replies.ts';
import { sightOfComments } from './handling/sight.ts';
import { waitingComments } from './handling/waiting.ts';

let opened: Handling;
beforeAll(async () => {
  opened = await openHandling();
});
afterAll(() => opened.portal.close());
const desk = () => opened;

// One portal for all of them: to open it takes longer than what they do with it.
courseOfComments(desk);
sightOfComments(desk);
queueOfComments(desk);
formsOfStaff(desk);
waitingComments(desk);
draftsOfReplies(desk);
masksByHand(desk);
