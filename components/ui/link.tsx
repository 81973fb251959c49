import type { ComponentProps } from 'react';
import { type ButtonSize, type ButtonVariant, buttonClass } from './button';
import { classes } from './classes';
import { Icon } from './icon';

interface TextLinkProps extends ComponentProps<'a'> {
  href: string;
}

/** A link in text or in a table. Plain: lists hold hundreds of them. */
export function TextLink({ className, ...rest }: TextLinkProps) {
  return <a {...rest} className={classes('link', className)} />;
}

interface ExternalLinkProps extends TextLinkProps {
  /** What is said about the new tab, in the reader's language. */
  newTabLabel: string;
}

/** Leaves the portal, in a new tab, and says so. */
export function ExternalLink({ newTabLabel, children, className, ...rest }: ExternalLinkProps) {
  return (
    <a {...rest} className={classes('link', className)} rel="noopener noreferrer" target="_blank">
      {children}
      <Icon name="external" className="ms-1 inline-block align-[-0.2em]" />
      <span className="sr-only">{newTabLabel}</span>
    </a>
  );
}

interface ButtonLinkProps extends TextLinkProps {
  variant?: ButtonVariant;
  size?: ButtonSize;
}

/** Goes to another page, looks like a button. */
export function ButtonLink({ variant, size, className, ...rest }: ButtonLinkProps) {
  return <a {...rest} className={classes(buttonClass(variant, size), className)} />;
}
