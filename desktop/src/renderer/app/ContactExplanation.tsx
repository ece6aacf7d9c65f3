/** Why a contact is where it is, for the screens that show contacts: features do not know each other. */
export { ContactExplanation } from '../features/explanation/ContactExplanation.tsx';
