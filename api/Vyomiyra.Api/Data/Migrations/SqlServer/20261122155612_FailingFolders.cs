using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Vyomiyra.Api.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class FailingFolders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "MustStartOver",
                table: "Mailboxes");

            migrationBuilder.AddColumn<DateTime>(
                name: "ErrorAt",
                table: "MailFolders",
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ErrorCode",
                table: "MailFolders",
                type: "varchar(64)",
                unicode: false,
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ErrorDetail",
                table: "MailFolders",
                type: "nvarchar(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Failures",
                table: "MailFolders",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "NotBefore",
                table: "MailFolders",
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ParentId",
                table: "MailFolders",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true,
                collation: "Latin1_General_100_BIN2");
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
                type: "bit",
                nullable: false,
                defaultValue: false);
        }
    }
}
