import type { ComponentProps } from 'react';
import { classes } from './classes';

export type ButtonVariant = 'solid' | 'outline' | 'text' | 'danger';
export type ButtonSize = 'small' | 'medium' | 'large';

const variants: Record<ButtonVariant, string> = {
  solid: 'button button-solid',
  outline: 'button button-outline',
  text: 'button button-text',
  danger: 'button button-danger',
};

const sizes: Record<ButtonSize, string> = { small: ' button-small', medium: '', large: ' button-large' };

/** The look of a button, also for links that act like one. */
export function buttonClass(variant: ButtonVariant = 'outline', size: ButtonSize = 'medium'): string {
  return variants[variant] + sizes[size];
}

interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled'> {
  /** `solid`: the one main action of the page; `danger`: it takes something away; the rest `outline` or `text`. */
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Cannot be used now. It keeps its focus and stays readable; whoever handles the click must look at it too. */
  'aria-disabled'?: boolean | undefined;
}

export function Button({ variant, size, className, type = 'button', ...rest }: ButtonProps) {
  return <button {...rest} type={type} className={classes(buttonClass(variant, size), className)} />;
}
