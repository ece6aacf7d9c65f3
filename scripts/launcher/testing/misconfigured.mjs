// A child that finds its configuration wrong.
import { refuseToStart } from '@switchboard/shared/launcher';

refuseToStart(process, ['PORT must be a whole number from 0 to 65535, not "x".']);
