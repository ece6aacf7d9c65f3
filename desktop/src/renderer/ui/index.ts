export { Banner, type BannerKind } from './Banner.tsx';
export { Button, ButtonLink, IconButton } from './Button.tsx';
export { ConfirmDialog } from './ConfirmDialog.tsx';
export { classNames } from './class-names.ts';
export { DataTable, type DataTableProps, type TableColumn } from './DataTable.tsx';
export { EmptyState } from './EmptyState.tsx';
export { ErrorState } from './ErrorState.tsx';
export { Facts } from './Facts.tsx';
export { FormDrawer } from './FormDrawer.tsx';
export {
  CheckListField,
  type Choice,
  MultiSelectField,
  NumberField,
  PasswordField,
  RadioListField,
  SelectField,
  SwitchField,
  TextAreaField,
  TextField,
} from './fields.tsx';
export { Kbd } from './Kbd.tsx';
export { LoadingLines } from './LoadingLines.tsx';
export { PageHeader } from './PageHeader.tsx';
export { Panel } from './Panel.tsx';
export { RowsField } from './RowsField.tsx';
export { type Status, StatusBadge } from './StatusBadge.tsx';
export { SecretBox } from './SecretBox.tsx';
export { SlaRing } from './SlaRing.tsx';
export { ClockProvider, formatClock, Timer } from './Timer.tsx';
export { type Toast, ToastCard, useToast } from './Toasts.tsx';
export { type ColourScheme, type Contrast, type Density, UiProvider, type UiSettings } from './UiProvider.tsx';
