/** What the tests use of the data package standard's own library, which brings no types. */
declare module "datapackage" {
  interface Resource {
    readonly name: string;
    read(options: { readonly keyed: true }): Promise<readonly Record<string, unknown>[]>;
  }

  export class Package {
    static load(descriptor: object, options: { readonly basePath: string }): Promise<Package>;
    readonly valid: boolean;
    readonly errors: readonly Error[];
    readonly descriptor: { readonly profile: string };
    readonly resources: readonly Resource[];
  }
}
