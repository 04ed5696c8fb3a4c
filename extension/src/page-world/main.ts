/** The script in the page's own world. */
import './listeners';
import { guard } from './guard';

guard();
