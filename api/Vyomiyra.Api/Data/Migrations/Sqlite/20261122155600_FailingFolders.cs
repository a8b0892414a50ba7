using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Vyomiyra.Api.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FailingFolders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Within the transaction: by itself EF would make the table anew outside of it.
            migrationBuilder.Sql("ALTER TABLE \"Mailboxes\" DROP COLUMN \"MustStartOver\"");

            migrationBuilder.AddColumn<long>(
                name: "ErrorAt",
                table: "MailFolders",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ErrorCode",
                table: "MailFolders",
                type: "TEXT",
                unicode: false,
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ErrorDetail",
                table: "MailFolders",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Failures",
                table: "MailFolders",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "NotBefore",
                table: "MailFolders",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ParentId",
                table: "MailFolders",
                type: "TEXT",
                maxLength: 200,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ErrorAt",
                table: "MailFolders");

            migrationBuilder.DropColumn(
                name: "ErrorCode",
                table: "MailFolders");

            migrationBuilder.DropColumn(
                name: "ErrorDetail",
                table: "MailFolders");

            migrationBuilder.DropColumn(
                name: "Failures",
                table: "MailFolders");

            migrationBuilder.DropColumn(
                name: "NotBefore",
                table: "MailFolders");

            migrationBuilder.DropColumn(
                name: "ParentId",
                table: "MailFolders");

            migrationBuilder.AddColumn<bool>(
                name: "MustStartOver",
                table: "Mailboxes",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);
        }
    }
}
